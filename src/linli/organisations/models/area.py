"""Administrative areas, as a yearly list published them."""

from django.db import models

from linli.organisations.states import Level

NBS = "nbs"


class Area(models.Model):
    """One code of one scheme in one year. Codes change and names repeat: neither is a key alone."""

    code = models.CharField(max_length=20)
    scheme = models.CharField(max_length=12, default=NBS)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=12, choices=Level.choices)
    parent_code = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    NOT_PERSONAL = ("code", "scheme", "name", "parent_code")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "scheme", "year"], name="organisations_area_once"),
        ]
        indexes = [models.Index(fields=["parent_code", "code"], name="organisations_area_parent")]

    def __str__(self) -> str:
        return self.name
