"""Forms that refuse: one sentence beside a field, nothing typed is lost and nothing is written."""


def check_refusals(world, reader, refused) -> None:
    """Fill each form of `refused` (address, fields, errors) and hold the answer against it."""
    before, said = world.rows(), []
    for address, fields, _ in refused:
        page = reader.fill(address.format(**world.ids), **fields)
        kept = {name: page.form().get(name) for name in fields
                if name not in ("unit", "argument_id", "letter_id")}
        said.append((address, fields, page.errors, page.status,
                     {name: value.strip() for name, value in fields.items() if name in kept}
                     == kept))
    assert said == [(*row, 422, True) for row in refused]
    assert world.rows() == before
