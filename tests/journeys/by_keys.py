"""Somebody without a mouse: from field to field, from link to link, by keys alone."""

from dataclasses import dataclass

from playwright.sync_api import Page

# More than any page has of what can be reached.
MOST_STEPS = 400
IS_REACHED = "what => !!document.activeElement && document.activeElement.matches(what)"
HOLDS = "() => document.activeElement.value"
CHOSEN = "() => document.activeElement.selectedOptions[0].textContent.trim()"


@dataclass
class Keys:
    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, what: str) -> None:
        for _ in range(MOST_STEPS):
            if self.page.evaluate(IS_REACHED, what):
                return
            self.press("Tab")
        raise AssertionError(f"{what} is not reached by keys on {self.page.url}")

    def write(self, field: str, text: str) -> None:
        self.reach(f'main [name="{field}"]')
        self.page.keyboard.type(text)
        assert self.page.evaluate(HOLDS) == text

    def choose(self, field: str, words: str) -> None:
        """By the first letters of what is offered, as lists are searched in every browser."""
        self.reach(f'main [name="{field}"]')
        self.page.keyboard.type(words)
        assert self.page.evaluate(CHOSEN).startswith(words)

    def set_clock(self, field: str, value: str, *spellings: str) -> None:
        """A day or an hour, which each browser wants typed as its own country does."""
        self.reach(f'main [name="{field}"]')
        for spelling in spellings:
            self.page.keyboard.type(spelling)
            if self.page.evaluate(HOLDS) == value:
                return
            # Back to the first part of the field.
            self.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
        raise AssertionError(f"{field} holds {self.page.evaluate(HOLDS)}, not {value}")

    def set_hour(self, field: str, hour: str) -> None:
        hours, minutes = hour.split(":")
        after_noon = int(hours) >= 12
        by_twelve = f"{int(hours) - 12 * (int(hours) > 12):02}{minutes}{'pa'[not after_noon]}"
        self.set_clock(field, hour, by_twelve, f"{hours}{minutes}")

    def set_day(self, field: str, day: str) -> None:
        year, month, of_month = day.split("-")
        spellings = (f"{month}{of_month}{year}", f"{of_month}{month}{year}")
        self.set_clock(field, day, *spellings, f"{year}{month}{of_month}")

    def follow(self, what: str) -> None:
        """To a link or a button, and in."""
        self.reach(what)
        self.enter()

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.press("Enter")
