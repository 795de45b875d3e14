"""Settings of the site. Everything that varies is read from the environment here.

A wrong value stops the start with the variable's name. The README lists every
variable; a test compares the two.
"""

from pathlib import Path

from django.utils.csp import CSP
from environs import Env, EnvValidationError, ValidationError, validate

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# What kind of site this is -----------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", validate=validate.Length(min=20))
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"],
    validate=validate.Length(min=1),
)
HTTPS = env.bool("HTTPS", default=not DEBUG)
HSTS_SECONDS = env.int(
    "HSTS_SECONDS", default=365 * 24 * 60 * 60, validate=validate.Range(min=0)
)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
LOG_LEVEL = env.str(
    "LOG_LEVEL",
    default="INFO",
    validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]),
)

# Applications ------------------------------------------------------------------------

INSTALLED_APPS = [
    "initiatives.apps.InitiativesConfig",
    "cities.apps.CitiesConfig",
    "config.apps.CurationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_countries",
    "django_filters",
    "django_htmx",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "config.middleware.LowercaseAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database ----------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    # Recursive: what REPLACE removes is then seen by triggers as well.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; "
        "PRAGMA recursive_triggers=ON;"
    ),
}


def supported_database(config):
    """Return the database's configuration with our options; refuse other engines."""
    engine = config["ENGINE"].rpartition(".")[2]
    if engine == "sqlite3":
        options = SQLITE_OPTIONS
        # To open the file anew for each request takes longer than most pages do.
        config = config | {"CONN_MAX_AGE": None}
    elif engine == "postgresql":
        # Every query is short: to compile one would take longer than to run it, and to
        # plan one again about as long.
        options = {
            "pool": {"min_size": 1, "max_size": DATABASE_POOL_SIZE},
            "options": "-c jit=off",
            "server_side_binding": True,
            "prepare_threshold": 3,
        }
    else:
        message = f'Environment variable "DATABASE_URL" invalid: {engine} is not '
        raise EnvValidationError(message + "supported; use sqlite or postgres.", [])
    return config | {"OPTIONS": config.get("OPTIONS", {}) | options}


DATABASE_POOL_SIZE = env.int(
    "DATABASE_POOL_SIZE", default=4, validate=validate.Range(min=1)
)
DATABASES = {
    "default": supported_database(
        env.dj_db_url(
            "DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'catalogue.sqlite3'}"
        )
    )
}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# Whole pages of the present version of the catalogue, in each process (views/kept.py).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

# Language and time -------------------------------------------------------------------

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Files -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]


def own_folder(path):
    """Refuse a folder that holds what ``collectstatic --clear`` must not delete."""
    if any(kept.is_relative_to(path.resolve()) for kept in STATICFILES_DIRS):
        raise ValidationError("It is emptied before it is filled: name one of its own.")


STATIC_ROOT = env.path(
    "STATIC_ROOT", default=BASE_DIR / "staticfiles", validate=own_folder
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Security ----------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = HSTS_SECONDS if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
# Forgotten with the session: readers meet it where they keep a shortlist.
CSRF_COOKIE_AGE = None
X_FRAME_OPTIONS = "DENY"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Logging -----------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}},
}

# Libraries ---------------------------------------------------------------------------

COUNTRIES_OVERRIDE = {"US": "United States"}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# The site's own ----------------------------------------------------------------------

# What the link checker may ask beyond public addresses, as "127.0.0.1:8001": for tests.
LINK_CHECK_ALLOWED_ADDRESSES = ()
