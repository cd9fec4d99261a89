"""The commands of badges: `python -m services.badges web`, and the others."""

from services.badges.app import service
from shared.service import main

if __name__ == "__main__":
    main(service)
