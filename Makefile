# Commandes du projet : `make help` les liste.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installe

.DEFAULT_GOAL := help
.PHONY: help run test check format lint types arrows tests bench model eval pictures captures clean

help: ## cette liste
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dev]'; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'; fi
	@touch $@

run: $(STAMP) ## installe et ouvre le simulateur
	@$(BIN)/crca-sim

test: check ## installe et passe toutes les vérifications

check: lint types arrows tests ## forme, types, contrats d'import, tests

format: $(STAMP) ## met le code en forme
	$(BIN)/ruff format crca_sim tests
	$(BIN)/ruff check --fix crca_sim tests

lint: $(STAMP)
	$(BIN)/ruff format --check crca_sim tests
	$(BIN)/ruff check crca_sim tests

types: $(STAMP)
	$(BIN)/mypy

arrows: $(STAMP)
	$(BIN)/lint-imports

tests: $(STAMP)
	$(BIN)/python -m pytest -n auto

bench: $(STAMP) ## mesure les vitesses (rapports, en une fois)
	$(BIN)/python -m tests.bench

model: $(STAMP) ## reconstruit le modèle de compréhension depuis ses phrases
	$(BIN)/python -m crca_sim.understanding.training

eval: $(STAMP) ## mesure la compréhension sur les jeux d'épreuve
	$(BIN)/python -m crca_sim.understanding.evaluation

captures: $(STAMP) ## refait les images du README
	$(BIN)/python -m tests.captures

pictures: $(STAMP) ## accepte les nouvelles images de test des écrans
	$(BIN)/python -m pytest tests/screens --snapshot-update

clean: ## efface l'environnement
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
