"""What long lists need: people found by name, tags written alike, indexes that answer alone."""

import sqlalchemy as sa
from alembic import op

from esabid.domain.polish import search_key
from esabid.domain.tags import tags_in, written

revision = '0004'
down_revision = '0003'

_CONTACT = sa.table('contact', sa.column('id'), sa.column('name'), sa.column('email'),
                    sa.column('search_key'))
_INSTITUTION = sa.table('institution', sa.column('tags'))
_INDEXES = {
    'ix_institution_owner': ('institution', ['owner']),
    'ix_institution_tags': ('institution', ['tags']),
    'ix_letter_signer_institution_id_letter_signer_letter_id':
        ('letter_signer', ['institution_id', 'letter_id']),
}


def upgrade():
    op.add_column('contact', sa.Column('search_key', sa.String(), server_default=sa.text("''"), nullable=False))
    here = op.get_bind()
    for row in here.execute(sa.select(_CONTACT.c.id, _CONTACT.c.name, _CONTACT.c.email)).all():
        here.execute(_CONTACT.update().where(_CONTACT.c.id == row.id).values(
            search_key=search_key(row.name, row.email)))
    for line, in here.execute(sa.select(_INSTITUTION.c.tags).distinct()).all():
        if line != written(tags_in(line)):
            here.execute(_INSTITUTION.update().where(_INSTITUTION.c.tags == line).values(
                tags=written(tags_in(line))))
    op.drop_index('ix_letter_signer_institution_id', 'letter_signer')
    for name, (table, columns) in _INDEXES.items():
        op.create_index(op.f(name), table, columns)


def downgrade():
    for name, (table, _) in _INDEXES.items():
        op.drop_index(name, table)
    op.create_index('ix_letter_signer_institution_id', 'letter_signer', ['institution_id'])
    op.drop_column('contact', 'search_key')
