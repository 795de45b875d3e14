"""One address of every kind of page of the seeded site."""

TWO = (
    "initiative=nyc-language-access-policy"
    "&initiative=littleton-immigrant-integration-initiative"
)
PAGES = {
    "home": "/",
    "finder": "/initiatives/",
    "finder, filtered": "/initiatives/?strategy=language-learning&country=US&q=city",
    "finder, with a mistake": "/initiatives/?strategy=unheard-of&started_from=soon",
    "finder, nothing found": "/initiatives/?q=zeppelin",
    "finder, one found": "/initiatives/?city=littleton-co-us",
    "every value of a filter": "/initiatives/options/tag/?country=US&tag=311",
    "finder, past the last page": "/initiatives/?page=99",
    "finder, table": "/initiatives/?view=table&country=US",
    "finder, map": "/initiatives/?view=map&country=US",
    "finder, timeline": "/initiatives/?view=timeline&country=US",
    "initiative": "/initiatives/littleton-immigrant-integration-initiative/",
    "initiative with figures": "/initiatives/nyc-language-access-policy/",
    "compare four": f"/compare/?{TWO}&initiative=welcome-dayton&initiative=riace-model",
    "compare, one chosen": "/compare/?initiative=welcome-dayton&initiative=zeppelin",
    "shortlist, empty": "/shortlist/",
    "shortlist, by address": f"/shortlist/?{TWO}",
    "brief": f"/brief/?{TWO}",
    "cities": "/cities/",
    "city": "/cities/littleton-co-us/",
    "matrix": "/matrix/",
    "matrix of a selection, with a mistake": "/matrix/?rows=lever&columns=lever&q=city",
    "matrix of countries": "/matrix/?rows=strategy&columns=country",
    "cities like yours": "/cities/like/",
    "cities like one": "/cities/like/?city=littleton-co-us",
    "cities like one described": "/cities/like/?population=41700&weigh_country=ignore",
    "cities like, with mistakes": "/cities/like/?city=aur&population=-5&weigh_region=x",
    "finder, cities like one": "/initiatives/?like=littleton-co-us",
    "strategies": "/strategies/",
    "strategy": "/strategies/equal-access/",
    "lessons": "/lessons/",
    "lesson": "/lessons/fit-response-to-city/",
    "sources": "/sources/",
    "source": "/sources/mpi-2014-city-sized/",
    "organisation": "/organisations/city-of-littleton/",
    "awards": "/awards/",
    "award": "/awards/e-pluribus-unum-prizes/",
    "about": "/about/",
    "method": "/method/",
    "not found": "/no-such-page/",
    "sign-in": "/admin/login/",
}
# Pages with a form that changes something, which needs a cookie as its proof.
WITH_TOKEN = {"sign-in", "shortlist, by address"}
STATUS = {"finder, past the last page": 404, "not found": 404}
# What a browser itself writes to its console about a page that is not found.
NOT_FOUND = "Failed to load resource: the server responded with a status of 404"
