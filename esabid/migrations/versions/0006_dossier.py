"""Plans, addressees and the register of dossiers; what the City says of a letter."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'

_CHECKS = {
    'letter': (('ck_letter_weight', 'weight BETWEEN 0 AND 2'),),
    'compilation': (
        ('ck_compilation_issued_for',
         'edition IS NOT NULL OR (addressee_id IS NULL AND since IS NULL)'),
        ('ck_compilation_compared', '(compared_with_id IS NULL) = (since IS NULL)')),
    'compilation_file': (
        ('ck_compilation_file_made_or_cancelled', 'sha256 IS NULL OR NOT cancelled'),
        ('ck_compilation_file_sealed_when_made', 'sha256 IS NOT NULL OR sealed_sha256 IS NULL')),
}
_REFERS = {
    'letter': {},
    'compilation': {'addressee_id': 'addressee.id', 'compared_with_id': 'compilation.id'},
    'compilation_file': {'sealed_sha256': 'stored_file.sha256'},
}


def _new_columns():
    return {
        'letter': (_word('abstract_pl'), _word('abstract_en'),
                   sa.Column('weight', sa.Integer(), server_default=sa.text('0'),
                             nullable=False)),
        'compilation': (sa.Column('addressee_id', sa.Integer()),
                        sa.Column('compared_with_id', sa.Integer()),
                        sa.Column('since', sa.JSON())),
        'compilation_file': (
            sa.Column('places', sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
            sa.Column('sealed_sha256', sa.String(length=64)),
            sa.Column('cancelled', sa.Boolean(), server_default=sa.false(), nullable=False)),
    }


def _word(name):
    return sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False)


def _coded(name, *codes):
    return sa.Column(name, sa.Enum(*codes, name=name, native_enum=False, create_constraint=True,
                                   length=32), nullable=False)


def _profile():
    return _coded('profile', 'internal', 'ministry', 'esa', 'public')


def _texts(*names):
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _address():
    return (sa.Column('id', sa.Integer(), nullable=False),
            sa.Column('public_id', sa.String(length=8), nullable=False))


def _make_tables():
    op.create_table(
        'addressee', *_address(), *_texts('name_pl', 'name_en'), _profile(),
        sa.Column('language', sa.String(length=2), nullable=False),
        *_texts('greeting_pl', 'greeting_en'), sa.Column('address', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_addressee_named')),
        sa.CheckConstraint("language IN ('pl', 'en')", name=op.f('ck_addressee_language')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_addressee')),
        sa.UniqueConstraint('public_id', name=op.f('uq_addressee_public_id')))
    op.create_table(
        'dossier_plan', sa.Column('id', sa.Integer(), nullable=False), _profile(),
        _coded('letter_order', 'number', 'date', 'sector', 'name', 'weight'),
        sa.Column('left_out', sa.JSON(), server_default=sa.text("'[]'"), nullable=False),
        *_texts('title_pl', 'title_en', 'addressee_pl', 'addressee_en'),
        sa.Column('foreword_pl', sa.Text(), nullable=False),
        sa.Column('foreword_en', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_dossier_plan')),
        sa.UniqueConstraint('profile', name=op.f('uq_dossier_plan_profile')))
    _make_register()


def _make_register():
    op.create_table(
        'handover', *_address(),
        sa.Column('compilation_id', sa.Integer(), nullable=False),
        sa.Column('addressee_id', sa.Integer(), nullable=False),
        sa.Column('lang', sa.String(length=2), nullable=False),
        sa.Column('handed_on', sa.Date(), nullable=False),
        _coded('channel', 'email', 'edoreczenia', 'epuap', 'post', 'by_hand', 'upload'),
        *_texts('note'),
        sa.CheckConstraint("lang IN ('pl', 'en')", name=op.f('ck_handover_lang')),
        *_keys('handover', compilation_id='compilation.id', addressee_id='addressee.id'),
        sa.UniqueConstraint('public_id', name=op.f('uq_handover_public_id')),
        sa.UniqueConstraint(
            'compilation_id', 'addressee_id', 'lang', 'handed_on',
            name=op.f('uq_handover_compilation_id_addressee_id_lang_handed_on')))
    op.create_table(
        'handover_notice', sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('handover_id', sa.Integer(), nullable=False),
        sa.Column('letter_id', sa.Integer(), nullable=False),
        sa.Column('told_on', sa.Date(), nullable=False),
        *_keys('handover_notice', handover_id='handover.id', letter_id='letter.id'),
        sa.UniqueConstraint('handover_id', 'letter_id',
                            name=op.f('uq_handover_notice_handover_id_letter_id')))
    for table, column in _INDEXED:
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column])


_INDEXED = (('handover', 'compilation_id'), ('handover', 'addressee_id'),
            ('handover_notice', 'letter_id'))


def _keys(table, **refers):
    yield sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}'))
    for column, other in refers.items():
        yield sa.ForeignKeyConstraint(
            [column], [other], name=op.f(f'fk_{table}_{column}_{other.split(".")[0]}'))


def _rebuilt(table, checks=(), refers=None, without=()):
    """Give a table CHECKs (name, text) and foreign keys, or take columns with theirs away.

    SQLite rebuilds the table for it.
    """
    bind = op.get_bind()
    found = sa.Table(table, sa.MetaData(), autoload_with=bind)
    gone = {name for name, _text in _CHECKS[table]} if without else set()
    kept = [(it['name'], it['sqltext']) for it in sa.inspect(bind).get_check_constraints(table)
            if it['name'] not in gone]
    # CHECKs are read apart: SQLAlchemy 2.1 puts them into a table it reads, 2.0 does not.
    for it in [it for it in found.constraints if isinstance(it, sa.CheckConstraint)]:
        found.constraints.remove(it)
    for name, text in (*kept, *checks):
        found.append_constraint(sa.CheckConstraint(text, name=op.f(name)))
    with op.batch_alter_table(table, recreate='always', copy_from=found) as batch:
        for column, other in (refers or {}).items():
            other, key = other.split('.')
            batch.create_foreign_key(op.f(f'fk_{table}_{column}_{other}'), other, [column], [key])
        for column in without:
            batch.drop_column(column)


def upgrade():
    _make_tables()
    for table, columns in _new_columns().items():
        for column in columns:
            op.add_column(table, column)
        _rebuilt(table, _CHECKS[table], _REFERS[table])


def downgrade():
    for table in ('handover_notice', 'handover', 'dossier_plan'):
        op.drop_table(table)
    for table, columns in _new_columns().items():
        _rebuilt(table, without=[column.name for column in columns])
    op.drop_table('addressee')
