"""What projects can say to tables, pages and exports, as data: projects, milestones."""

from linli.kernel.ledgers import declare
from linli.projects.ledgers.rows import MILESTONES, PROJECTS

declare(PROJECTS, MILESTONES)
