"""The link checker: whether the pages that sources name still answer.

``addresses`` decides what may be asked at all, ``asking`` asks one address, and
``checking`` asks many, politely, and writes down what came of it. Only
``manage.py check_links`` uses it; no page does.
"""
