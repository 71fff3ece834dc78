"""How often somebody may try to sign in, and be sent a code: as the rulebook has it on the day."""

from collections.abc import Iterator, Mapping

from linli.kernel.rulebook import get as rule

HOUR = 3600


class SignInLimits(Mapping[str, str]):
    """allauth's rates by name. What stands for one address or account (``key``) is the rulebook's; what stands
    for one network address (``ip``) only keeps a machine from trying many accounts."""

    NAMES = ("login_failed", "request_login_code", "reset_password", "confirm_email", "verify_phone")

    def __getitem__(self, name: str) -> str:
        if name not in self.NAMES:
            raise KeyError(name)
        if name == "login_failed":
            seconds = int(rule("login.lock").number * 60)
            return f"30/m/ip,{int(rule('login.failures').number)}/{seconds}s/key"
        codes = f"{int(rule('web.rate.code').number)}/{HOUR}s/key"
        slower = {"confirm_email": "1/10s/key,", "verify_phone": "1/30s/key,10/m/ip,"}
        return slower.get(name, "20/m/ip,") + codes

    def __iter__(self) -> Iterator[str]:
        return iter(self.NAMES)

    def __len__(self) -> int:
        return len(self.NAMES)
