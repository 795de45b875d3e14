"""A look at what was seeded; the seed command alone writes it."""

from django.contrib import admin

from initiatives.models import SeededObject


@admin.register(SeededObject)
class SeededObjectAdmin(admin.ModelAdmin):
    """What was once seeded. To have the next seed bring a row back, delete its line."""

    list_display = ("model", "key")
    list_filter = ("model",)
    search_fields = ("model", "key")
    ordering = ("model", "key")

    def has_add_permission(self, request):
        """Nobody adds a line by hand."""
        return False

    def has_change_permission(self, request, obj=None):
        """Nobody changes a line by hand."""
        return False
