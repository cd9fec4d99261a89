"""Every address of the house: in its service's own wing, with a word on who may come in."""

import ast
from collections.abc import Iterator

import pytest
from werkzeug.routing import Rule

from shared.web.access import ROLES, access_of
from tests.architecture.tree import SERVICES, modules, named, parsed
from tests.house_under_test import House, ServiceUnderTest
from tests.people import ADMINISTRATOR, NODIRA

# The front page is agenda's; everything else lies under its service's own name.
FRONT = "/"
ASKED = ("public", "link", "signed-in", "administrator", "staff", "open")


def _rules(under_test: ServiceUnderTest) -> Iterator[Rule]:
    yield from under_test.app.url_map.iter_rules()


def _methods(rule: Rule) -> set[str]:
    return set(rule.methods or ()) - {"HEAD", "OPTIONS"}


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_says_who_may_come_in(house: House, service: str) -> None:
    under_test = house.service(service)
    for rule in _rules(under_test):
        access = access_of(under_test.app.view_functions[rule.endpoint])
        assert access is not None, f"{rule.rule} does not say who may come in"
        assert access.kind in ASKED
        assert set(access.roles) <= set(ROLES)
        if access.kind == "staff":
            assert "slug" in rule.arguments, f"{rule.rule} names no meeting"


@pytest.mark.parametrize("service", SERVICES)
def test_every_route_lies_in_its_service_s_wing(house: House, service: str) -> None:
    for rule in _rules(house.service(service)):
        is_at_home = rule.rule.startswith(f"/{service}/") or (service, rule.rule) == (
            "agenda",
            FRONT,
        )
        assert is_at_home, rule.rule


@pytest.mark.parametrize("service", SERVICES)
def test_only_a_post_acts(house: House, service: str) -> None:
    """A route either shows or takes; what takes by GET would be done by any link."""
    for rule in _rules(house.service(service)):
        assert _methods(rule) <= {"GET", "POST"}, rule.rule
    for path in modules(service, "web"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef) and _decorated_with(node, "get"):
                assert "commit" not in _attributes(node), f"{named(path)} {node.name}"


def _decorated_with(node: ast.FunctionDef, method: str) -> bool:
    return any(
        isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr == method
        for each in node.decorator_list
    )


def _attributes(node: ast.AST) -> set[str]:
    return {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


@pytest.mark.parametrize("service", SERVICES)
def test_access_is_declared_directly_above_the_view(house: House, service: str) -> None:
    """Anything in between would be wrapped around the view, and could lose what it says."""
    declared = {"public", "signed_in", "administrator", "by_link", "staff", "open_to_all"}
    for path in modules(service, "web"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.FunctionDef):
                continue
            if not any(_decorated_with(node, method) for method in ("get", "post", "route")):
                continue
            last = node.decorator_list[-1]
            bare = last.func if isinstance(last, ast.Call) else last
            name = bare.attr if isinstance(bare, ast.Attribute) else getattr(bare, "id", "")
            assert name in declared, f"{named(path)} {node.name}"


@pytest.mark.parametrize("language", ["en", "ru", "uz", "ar"])
@pytest.mark.parametrize("service", SERVICES)
def test_every_page_without_arguments_stands_in_every_language(
    house: House, service: str, language: str
) -> None:
    under_test = house.service(service)
    pages = [
        rule.rule for rule in _rules(under_test) if "GET" in _methods(rule) and not rule.arguments
    ]
    assert pages
    for member in (None, ADMINISTRATOR, NODIRA):
        browser = under_test.client(member, language)
        for page in pages:
            response = browser.get(page)
            assert response.status_code in (200, 303, 403), f"{page}: {response.status_code}"
            if response.status_code == 200 and response.mimetype == "text/html":
                assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("service", SERVICES)
def test_page_that_asks_for_a_sign_in_shows_nothing_without(house: House, service: str) -> None:
    under_test = house.service(service)
    browser = under_test.client()
    for rule in _rules(under_test):
        access = access_of(under_test.app.view_functions[rule.endpoint])
        assert access is not None
        if access.kind not in ("signed-in", "administrator", "staff"):
            continue
        values = {name: _some(rule, name) for name in rule.arguments}
        with under_test.app.test_request_context():
            address = under_test.app.url_map.bind("localhost").build(
                rule.endpoint, values, method=min(_methods(rule))
            )
        if "GET" in _methods(rule):
            response = browser.get(address)
            assert response.status_code == 303, address
            assert response.location.startswith("/registration/sign-in?next="), address
        if "POST" in _methods(rule):
            assert browser.post(address).status_code in (400, 401), address


def _some(rule: Rule, name: str) -> object:
    """Anything that fits the shape that the rule asks for."""
    kind = type(rule._converters[name]).__name__
    return {
        "UUIDConverter": "00000000-0000-4000-8000-00000000a001",
        "IntegerConverter": 1,
    }.get(kind, "anything")
