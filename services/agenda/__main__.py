"""The commands of agenda: `python -m services.agenda web`, and the others."""

from services.agenda.app import service
from shared.service import main

if __name__ == "__main__":
    main(service)
