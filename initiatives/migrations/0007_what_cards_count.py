"""Indexes that hold what a card says of its evidence and its strategies."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0006_more_columns_of_the_index'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['initiative', 'source'], name='claim_of_initiative'),
        ),
        migrations.AddIndex(
            model_name='initiativestrategy',
            index=models.Index(fields=['initiative', 'position', 'strategy'], name='pursuit_in_order'),
        ),
    ]
