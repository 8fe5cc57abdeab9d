"""What the desk needs: conversations, next steps, mergers, saved views, lists handed in, undoing."""

import sqlalchemy as sa
from alembic import op

import esabid.models.base

revision = '0003'
down_revision = '0002'

_TABLES = ('spreadsheet_import', 'saved_view', 'merger', 'conversation')


def _new_columns():
    return {
        'history': (sa.Column('undoes_id', sa.Integer()),),
        'institution': (
            sa.Column('waits_until', sa.Date()),
            sa.Column('next_step', sa.String(), server_default=sa.text("''"), nullable=False),
            sa.Column('next_step_on', sa.Date()),
            sa.Column('next_step_by', sa.String(), server_default=sa.text("''"), nullable=False),
            sa.Column('other_city', sa.String(), server_default=sa.text("''"), nullable=False)),
    }


def upgrade():
    op.create_table('conversation',
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('call', 'mail', 'meeting', 'note', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('partner', sa.String(), nullable=False),
    sa.Column('said', sa.String(), nullable=False),
    sa.Column('written_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('written_by', sa.String(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("said <> ''", name=op.f('ck_conversation_said')),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_conversation_institution_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversation')),
    sa.UniqueConstraint('public_id', name=op.f('uq_conversation_public_id'))
    )
    op.create_index(op.f('ix_conversation_institution_id'), 'conversation', ['institution_id'])
    op.create_table('merger',
    sa.Column('survivor_id', sa.Integer(), nullable=False),
    sa.Column('gone_id', sa.Integer(), nullable=False),
    sa.Column('gone_public_id', sa.String(length=8), nullable=False),
    sa.Column('gone_number', sa.Integer(), nullable=False),
    sa.Column('gone', sa.JSON(), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('merged_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('merged_by', sa.String(), nullable=False),
    sa.Column('undone_at', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('survivor_id <> gone_id', name=op.f('ck_merger_two')),
    sa.ForeignKeyConstraint(['survivor_id'], ['institution.id'], name=op.f('fk_merger_survivor_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merger')),
    sa.UniqueConstraint('public_id', name=op.f('uq_merger_public_id'))
    )
    op.create_index(op.f('ix_merger_gone_id'), 'merger', ['gone_id'])
    op.create_index(op.f('ix_merger_gone_number'), 'merger', ['gone_number'])
    op.create_index(op.f('ix_merger_gone_public_id'), 'merger', ['gone_public_id'])
    op.create_index(op.f('ix_merger_survivor_id'), 'merger', ['survivor_id'])
    op.create_table('saved_view',
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('query', sa.String(length=1000), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("name <> ''", name=op.f('ck_saved_view_named')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_saved_view_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_view')),
    sa.UniqueConstraint('account_id', 'name', name=op.f('uq_saved_view_account_id_name')),
    sa.UniqueConstraint('public_id', name=op.f('uq_saved_view_public_id'))
    )
    op.create_table('spreadsheet_import',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('uploaded_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('uploaded_by', sa.String(), nullable=False),
    sa.Column('decisions', sa.JSON(), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('applied_at', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('applied_by', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(applied_at IS NULL) = (applied_by = '')", name=op.f('ck_spreadsheet_import_applied_by_somebody')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_spreadsheet_import_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spreadsheet_import')),
    sa.UniqueConstraint('public_id', name=op.f('uq_spreadsheet_import_public_id'))
    )
    for table, columns in _new_columns().items():
        for column in columns:
            op.add_column(table, column)
    op.create_index('uq_history_undoes_id', 'history', ['undoes_id'], unique=True)


def downgrade():
    op.drop_index('uq_history_undoes_id', 'history')
    for table, columns in _new_columns().items():
        for column in columns:
            op.drop_column(table, column.name)
    for table in _TABLES:
        op.drop_table(table)
