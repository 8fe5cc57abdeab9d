"""Files that nobody has said whose they are, what was read in them, and what a person answered."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'

_STATES = ('waiting', 'checked', 'opened', 'letter', 'refused', 'dismissed')
_OLD_STATES = ('waiting', 'letter', 'refused')
_SUBJECTS = ('campaign', 'institution', 'letter', 'compilation', 'account', 'file')
_INCOMING = (
    ('ck_incoming_file_letter_known', "state <> 'letter' OR letter_id IS NOT NULL"),
    ('ck_incoming_file_checked_for_the_desk', "state <> 'checked' OR letter_id IS NULL"),
    ('ck_incoming_file_brought_once', 'account_id IS NULL OR link_id IS NULL'),
    ('ck_incoming_file_not_within_itself', 'within_id IS NULL OR within_id <> id'),
)
_REFERS = {'within_id': 'incoming_file', 'account_id': 'account', 'link_id': 'personal_link'}
_INDEXED = ('within_id', 'account_id', 'link_id', 'sha256', 'message_key', 'signed_sha256')


def _list(name):
    return sa.Column(name, sa.JSON(), server_default=sa.text("'[]'"), nullable=False)


def _dict(name):
    return sa.Column(name, sa.JSON(), server_default=sa.text("'{}'"), nullable=False)


def _word(name, length=None):
    return sa.Column(name, sa.String(length=length), server_default=sa.text("''"), nullable=False)


def _new_columns():
    return {
        'campaign': (_list('bid_words'), _list('addressee_words')),
        'letter': (_dict('checklist'),),
        'letter_file': (_list('findings'), _list('signatures')),
        'preparation': (_list('previews'), _word('text'), _list('sketch'), _list('codes'),
                        _list('signatures')),
        'incoming_file': (
            *(sa.Column(name, sa.Integer()) for name in _REFERS), _word('kind', 12),
            _dict('hints'), _word('message_key', 64), _word('signed_sha256', 64),
            _list('signatures'), _dict('suggestion')),
    }


def _within(column, codes):
    said = ', '.join(f"'{code}'" for code in codes)
    return f'{column} IN ({said})'


def _rebuilt(table, checks=(), without=(), nullable=None, refers=None, unrefers=()):
    """Exchange a table's CHECKs (name, text), its columns' nullability and its foreign keys.

    SQLite rebuilds the table for it. `without` are columns and CHECKs that go.
    """
    bind = op.get_bind()
    found = sa.Table(table, sa.MetaData(), autoload_with=bind)
    kept = [(it['name'], it['sqltext']) for it in sa.inspect(bind).get_check_constraints(table)
            if it['name'] not in {name for name, _text in checks} | set(without)]
    # CHECKs are read apart: SQLAlchemy 2.1 puts them into a table it reads, 2.0 does not.
    for it in [it for it in found.constraints if isinstance(it, sa.CheckConstraint)]:
        found.constraints.remove(it)
    for name, text in (*kept, *checks):
        found.append_constraint(sa.CheckConstraint(text, name=op.f(name)))
    with op.batch_alter_table(table, recreate='always', copy_from=found) as batch:
        for column, allowed in (nullable or {}).items():
            batch.alter_column(column, nullable=allowed)
        for column, other in (refers or {}).items():
            batch.create_foreign_key(op.f(f'fk_{table}_{column}_{other}'), other, [column], ['id'])
        for column in unrefers:
            batch.drop_column(column)


def upgrade():
    for table, columns in _new_columns().items():
        for column in columns:
            op.add_column(table, column)
    here = op.get_bind()
    prepared = sa.table('preparation', sa.column('id'), sa.column('original_sha256'),
                        sa.column('preview_sha256'), sa.column('previews', sa.JSON),
                        sa.column('findings', sa.JSON))
    files = sa.table('letter_file', sa.column('sha256'), sa.column('role'),
                     sa.column('findings', sa.JSON))
    for row in here.execute(sa.select(prepared).order_by(prepared.c.id)).all():
        here.execute(prepared.update().where(prepared.c.id == row.id).values(
            previews=[row.preview_sha256] if row.preview_sha256 else []))
        here.execute(files.update().where(
            files.c.sha256 == row.original_sha256, files.c.role == 'original').values(
            findings=row.findings))
    _rebuilt('preparation', unrefers=('preview_sha256',))
    _rebuilt('incoming_file', (('ck_incoming_file_state', _within('state', _STATES)), *_INCOMING),
             nullable={'letter_id': True}, refers=_REFERS)
    _rebuilt('history', (('ck_history_subject', _within('subject', _SUBJECTS)),))
    for column in _INDEXED:
        op.create_index(op.f(f'ix_incoming_file_{column}'), 'incoming_file', [column])


def downgrade():
    for column in _INDEXED:
        op.drop_index(op.f(f'ix_incoming_file_{column}'), 'incoming_file')
    # The older tables have no place for files without a letter, nor for what was said of files.
    op.execute("DELETE FROM incoming_file WHERE letter_id IS NULL OR state NOT IN "
               "('waiting', 'letter', 'refused')")
    op.execute("DELETE FROM history_personal WHERE history_id IN "
               "(SELECT id FROM history WHERE subject = 'file')")
    op.execute("DELETE FROM history WHERE subject = 'file'")
    op.add_column('preparation', sa.Column('preview_sha256', sa.String(length=64)))
    here = op.get_bind()
    prepared = sa.table('preparation', sa.column('id'), sa.column('preview_sha256'),
                        sa.column('previews', sa.JSON))
    for row in here.execute(sa.select(prepared.c.id, prepared.c.previews)).all():
        here.execute(prepared.update().where(prepared.c.id == row.id).values(
            preview_sha256=row.previews[0] if row.previews else None))
    with op.batch_alter_table('preparation') as batch:
        batch.create_foreign_key(op.f('fk_preparation_preview_sha256_stored_file'), 'stored_file',
                                 ['preview_sha256'], ['sha256'])
    _rebuilt('history', (('ck_history_subject', _within('subject', _SUBJECTS[:-1])),))
    _rebuilt('incoming_file', (('ck_incoming_file_state', _within('state', _OLD_STATES)),),
             without=[name for name, _text in _INCOMING], nullable={'letter_id': False},
             unrefers=tuple(_REFERS))
    for table, columns in _new_columns().items():
        for column in columns:
            if column.name not in _REFERS:
                op.drop_column(table, column.name)
