"""Addresses of the catalogue, grouped by what they show."""

from django.urls import include, path

from initiatives.views import (
    brief,
    catalogue,
    compare,
    facet_values,
    finder,
    like,
    matrix,
    search,
    shortlist,
    site,
    sources,
    strategies,
)

app_name = "initiatives"

initiatives = [
    path("", finder.initiative_list, name="list"),
    path("options/<slug:name>/", facet_values.facet_values, name="facet-values"),
    path("<slug:slug>/", catalogue.initiative_detail, name="detail"),
]
strategy_pages = [
    path("", strategies.strategy_list, name="strategy-list"),
    path("<slug:slug>/", strategies.strategy_detail, name="strategy-detail"),
]
lessons = [
    path("", catalogue.lesson_list, name="lesson-list"),
    path("<slug:slug>/", catalogue.lesson_detail, name="lesson-detail"),
]
awards = [
    path("", catalogue.award_list, name="award-list"),
    path("<slug:slug>/", catalogue.award_detail, name="award-detail"),
]
source_pages = [
    path("", sources.source_list, name="source-list"),
    path("<slug:key>/", sources.source_detail, name="source-detail"),
]

urlpatterns = [
    path("", site.home, name="home"),
    path("initiatives/", include(initiatives)),
    path("initiatives.json", finder.initiative_list_json, name="list-json"),
    path("initiatives.csv", finder.initiative_list_csv, name="list-csv"),
    path(
        "initiatives.geojson",
        finder.initiative_list_geojson,
        name="list-geojson",
    ),
    path("initiatives/map.json", finder.map_cities, name="map-cities"),
    path("initiatives/map.html", finder.map_city, name="map-city"),
    path("search/suggest", search.suggest, name="suggest"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix.json", matrix.matrix_json, name="matrix-json"),
    path("matrix.csv", matrix.matrix_csv, name="matrix-csv"),
    path("cities/like/", like.cities_like, name="cities-like"),
    path("strategies/", include(strategy_pages)),
    path("lessons/", include(lessons)),
    path("awards/", include(awards)),
    path("sources/", include(source_pages)),
    path(
        "organisations/<slug:slug>/",
        catalogue.organisation_detail,
        name="organisation-detail",
    ),
    path("shortlist/", shortlist.shortlist, name="shortlist"),
    path("brief/", brief.brief, name="brief"),
    path("compare/", compare.compare, name="compare"),
    path("about/", site.about, name="about"),
    path("method/", site.method, name="method"),
    path("robots.txt", site.robots, name="robots"),
]
