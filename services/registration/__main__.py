"""The commands of registration: `python -m services.registration web`, and the others."""

from services.registration.app import service
from shared.service import main

if __name__ == "__main__":
    main(service)
