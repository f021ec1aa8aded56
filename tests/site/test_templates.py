"""Templates and views agree, and every component can be shown by its examples."""

import importlib
import inspect
import pkgutil
import re
import shutil

import msgspec
import pytest
import sample
from jinja2 import meta, nodes
from patterns import COMPONENTS, ENVIRONMENT, examples, html_of
from sample import TEMPLATES

from builder.core.errors import MachineError
from builder.site import render, views

PAGES = sorted(path.stem for path in (TEMPLATES / "pages").glob("*.html") if path.stem != "layout")
#: Page → its view, where the name alone does not tell.
VIEWS = {"text": "TextView", "missing": "MissingView", "moved": "MovedView", "data": "DataView"}


def view_of(page):
    name = VIEWS.get(page, f"{page.capitalize()}View")
    modules = [
        importlib.import_module(f"{views.__name__}.{found.name}")
        for found in pkgutil.iter_modules(views.__path__)
    ]
    return next(getattr(module, name) for module in modules if hasattr(module, name))


def parsed(name):
    return ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0])


def variables(name, *, seen=frozenset()):
    """Return the names that a template takes from its view, with those of the templates that it
    extends.
    """
    tree = parsed(name)
    imported = {
        target if isinstance(target, str) else target[-1]
        for node in tree.find_all((nodes.FromImport, nodes.Import))
        for target in (node.names if isinstance(node, nodes.FromImport) else [node.target])
    }
    found = meta.find_undeclared_variables(tree) - imported
    for other in meta.find_referenced_templates(tree):
        assert other is not None, f"{name} names a template at run time"
        if other.startswith("pages/") and other not in seen:
            found |= variables(other, seen=seen | {name})
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_uses_exactly_the_fields_of_its_view(page):
    view = view_of(page)
    known = set(view.__struct_fields__)

    assert variables(f"pages/{page}.html") - known == set(), (
        f"pages/{page}.html uses names that {view.__name__} lacks"
    )
    assert known - variables(f"pages/{page}.html") == set(), (
        f"{view.__name__} has fields that no template uses"
    )


def test_views_are_frozen_and_say_what_they_are():
    for found in pkgutil.iter_modules(views.__path__):
        module = importlib.import_module(f"{views.__name__}.{found.name}")
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__:
                assert kind.__struct_config__.frozen, name
                assert kind.__doc__, name


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_takes_everything_by_name(component):
    tree = parsed(f"components/{component}/macro.html")
    imported = {
        target if isinstance(target, str) else target[-1]
        for node in tree.find_all(nodes.FromImport)
        for target in node.names
    }

    assert meta.find_undeclared_variables(tree) - imported == set()


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_complete(component):
    folder = TEMPLATES / "components" / component
    names = {path.name for path in folder.iterdir()}

    assert (
        {"macro.html", "style.css", "examples.yaml"}
        <= names
        <= {"macro.html", "style.css", "examples.yaml", "script.js"}
    )


def shown():
    for component in COMPONENTS:
        for example in examples(component):
            yield pytest.param(component, example, id=f"{component}: {example['name']}")


@pytest.mark.parametrize(("component", "example"), list(shown()))
def test_every_example_can_be_shown(component, example):
    html = html_of(component, example)

    assert html.strip()
    assert "style=" not in html


@pytest.mark.parametrize(
    ("part", "mistake"),
    [
        ("home", "{{ hading }}"),
        ("home", "{% if %}"),
        ("home", "{{ change_list(chnages=1) }}"),
        ("search", '{% from "components/nothing/macro.html" import nothing %}'),
    ],
)
def test_a_mistake_in_a_template_stops_the_build(tmp_path, part, mistake):
    """A misspelled name, broken syntax or a missing component is told in one line; nothing is
    published.
    """
    copy = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copy)
    page = copy / "pages" / f"{part}.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{% block main %}", "{% block main %}" + mistake),
        encoding="utf-8",
    )

    with pytest.raises(MachineError, match="templates"):
        render(sample.digest(), copy)


def test_a_template_that_changed_is_compiled_anew(tmp_path):
    """`serve` renders again and again in one process, from templates that somebody is writing."""
    copy = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copy)
    page = copy / "pages" / "missing.html"
    before = page.read_text(encoding="utf-8")
    rendered = []
    for word in ("first", "second"):
        page.write_text(
            before.replace("{% block main %}", "{% block main %}" + word), encoding="utf-8"
        )
        rendered.append(
            next(
                file.data for file in render(sample.digest(), copy).files if file.path == "404.html"
            )
        )

    assert b"first" in rendered[0]
    # The page prints the digest of itself.
    plain = [re.sub(rb"edition \w+", b"edition", page) for page in rendered]
    assert plain[1] == plain[0].replace(b"first", b"second")


def test_without_templates_there_is_no_site(tmp_path):
    with pytest.raises(MachineError, match="no folder"):
        render(sample.digest(), tmp_path)
