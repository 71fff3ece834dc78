"""All settings, read from the environment; every name stands in .env.example."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from linli.config import env

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "linli"
DATA = Path(env.text("LINLI_DATA", str(ROOT / "var"))).resolve()

DEBUG = env.flag("LINLI_DEBUG")
SECRET_KEY = env.secret("LINLI_SECRET_KEY", DATA)
# Encrypts restricted fields (AES-256-GCM or SM4-GCM) and keys their blind index.
LINLI_FIELD_KEY = env.secret("LINLI_FIELD_KEY", DATA)
LINLI_SIGNING_KEY = env.secret("LINLI_SIGNING_KEY", DATA)  # 32 bytes in hexadecimal: signs certificates
LINLI_CIPHER = env.text("LINLI_CIPHER", "aes-gcm")
LINLI_DIGEST = env.text("LINLI_DIGEST", "sha256")
LINLI_SITE = env.text("LINLI_SITE", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.words("LINLI_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [LINLI_SITE]
CSRF_FAILURE_VIEW = "linli.kernel.web.failing.unproved"
LINLI_DEMO = env.flag("LINLI_DEMO")


def database(url: str) -> dict[str, object]:
    """A Django database from a URL ``postgresql://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # The server plans a statement once and keeps the plan; behind a pooler that shares
            # connections between clients, DATABASE_URL says ?prepare_threshold=0.
            "server_side_binding": True,
            "prepare_threshold": int(options.pop("prepare_threshold", 3)) or None,
            **options,
            "pool": {"min_size": 2, "max_size": env.number("LINLI_POOL", 20), "timeout": 10},
        },
    }


DATABASES = {"default": database(env.text("DATABASE_URL", "postgresql:///linli"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "linli.kernel",
    "linli.people",  # before allauth: its pages of sign-in come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *("linli.organisations", "linli.venues", "linli.volunteers", "linli.needs"),
    *("linli.meetings", "linli.training", "linli.orders", "linli.tasks", "linli.projects", "linli.records"),
    "linli.config",  # commands that assemble: the demonstration
]

MIDDLEWARE = [
    "linli.kernel.web.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "linli.people.sessions.IdleLimit",
    "linli.kernel.web.middleware.WhoActs",
    "linli.people.ways.RecordWays",
]

ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SOURCE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.kernel.web.context.face",
            ],
            "builtins": ["linli.kernel.templatetags.face"],
        },
    }
]
FORM_RENDERER = "linli.kernel.web.fields.Renderer"

# Who is who: the kernel knows no capability, so it is told here where to ask.
AUTH_USER_MODEL = "people.Person"
LINLI_ACTOR_OF = "linli.organisations.queries.actor_of"
LINLI_ADDRESSES_OF = "linli.people.queries.addresses_of"
LINLI_LANGUAGES_OF = "linli.people.queries.languages_of"
LINLI_DOORS = "linli.config.doors"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "linli.people.signing.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_DISPLAY = "linli.people.signing.display"
ACCOUNT_LOGIN_METHODS = {"phone", "email", "username"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_SIGNUP_FIELDS = ["phone", "email*", "password1"]  # one of the first two: see forms.SignUp
ACCOUNT_SIGNUP_FORM_CLASS = "linli.people.forms.SignUp"
ACCOUNT_FORMS = {
    "signup": "linli.people.signup.SignUpForm",
    "login": "linli.people.signup.PasswordForm",
    "request_login_code": "linli.people.signup.CodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
# The rulebook's numbers, read when somebody signs in; see Adapter for the key of failures.
ACCOUNT_RATE_LIMITS = SimpleLazyObject(lambda: import_string("linli.people.limits.SignInLimits")())
MFA_ADAPTER = "linli.people.signing.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
# Sign-in attempts are counted once for all processes; nothing else is cached.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "linli_cache"}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "locale"]
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [SOURCE / "static"]
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
# The text of a form; files come beside it, as many and as large as the forms and the rulebook allow.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

EMAIL_BACKEND = env.text("LINLI_MAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST = env.text("LINLI_MAIL_HOST", "localhost")
EMAIL_PORT = env.number("LINLI_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("LINLI_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("LINLI_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("LINLI_MAIL_TLS")
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs is tried again later
DEFAULT_FROM_EMAIL = env.text("LINLI_MAIL_FROM", "linli@localhost")
# The gateway that sends one-time codes by SMS; empty: written to var/mail.
LINLI_SMS_WEBHOOK = env.text("LINLI_SMS_WEBHOOK")
LINLI_SMS_SECRET = env.text("LINLI_SMS_SECRET")

SECURE_TLS = env.flag("LINLI_TLS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_TLS
SECURE_SSL_REDIRECT = SECURE_TLS
SECURE_HSTS_SECONDS = 31536000 if SECURE_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
if SECURE_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LINLI_LOG", "WARNING")},
}
