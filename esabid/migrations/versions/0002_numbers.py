"""What the numbers need: arguments, evidence, contributions, promotion, agreements, claims."""

import sqlalchemy as sa
from alembic import op

import esabid.models.base

revision = '0002'
down_revision = '0001'

_TABLES = ('mention', 'contribution', 'school_project', 'promotion_institution', 'evidence', 'claim',
           'agreement_partner', 'promotion_action', 'argument', 'agreement')
_ROLES = ('administrator', 'coordinator', 'leadership', 'partner', 'visitor', 'system')
_PURPOSES = ('set_up', 'password', 'partner')
_GIVEN = ('ck_personal_link_given_to',
          "(purpose IN ('leadership', 'program')) = (given_to <> '')")


def _new_columns():
    return {
    'campaign': (sa.Column('decides_on', sa.Date()),
                 sa.Column('sector_targets', sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
                 sa.Column('reach_targets', sa.JSON(), server_default=sa.text("'{}'"), nullable=False)),
    'letter': (sa.Column('valid_until', sa.Date()),),
    'letter_signer': (sa.Column('mandate_doubtful', sa.Boolean(), server_default=sa.false(), nullable=False),
                      sa.Column('signature_broken', sa.Boolean(), server_default=sa.false(), nullable=False)),
    'personal_link': (sa.Column('given_to', sa.String(), server_default=sa.text("''"), nullable=False),),
    }


def _exchange_check(table, name, column, codes, *, adds=None, drops=''):
    """Exchange the CHECK that keeps `column` among `codes`, add one and drop one.

    SQLite rebuilds the table for it.
    """
    said = ', '.join(f"'{code}'" for code in codes)
    wanted = [(name, f'{column} IN ({said})'), *([adds] if adds else [])]
    bind = op.get_bind()
    if bind.dialect.name != 'sqlite':
        for gone in filter(None, (name, drops)):
            op.drop_constraint(op.f(gone), table, type_='check')
        for called, text in wanted:
            op.create_check_constraint(op.f(called), table, text)
        return
    wanted += [(it['name'], it['sqltext']) for it in sa.inspect(bind).get_check_constraints(table)
               if it['name'] not in (name, drops)]
    # CHECKs are read apart: SQLAlchemy 2.1 puts them into a table it reads, 2.0 does not.
    found = sa.Table(table, sa.MetaData(), autoload_with=bind)
    for it in [it for it in found.constraints if isinstance(it, sa.CheckConstraint)]:
        found.constraints.remove(it)
    for called, text in wanted:
        found.append_constraint(sa.CheckConstraint(text, name=op.f(called)))
    with op.batch_alter_table(table, recreate='always', copy_from=found):
        pass


def upgrade():
    op.create_table('agreement',
    sa.Column('signed_on', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_agreement_named')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement')),
    sa.UniqueConstraint('public_id', name=op.f('uq_agreement_public_id'))
    )
    op.create_table('argument',
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_argument_named')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_argument')),
    sa.UniqueConstraint('position', name=op.f('uq_argument_position')),
    sa.UniqueConstraint('public_id', name=op.f('uq_argument_public_id'))
    )
    op.create_table('promotion_action',
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('place', sa.String(), nullable=False),
    sa.Column('reached', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_promotion_action_named')),
    sa.CheckConstraint('reached IS NULL OR reached > 0', name=op.f('ck_promotion_action_reached')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_promotion_action')),
    sa.UniqueConstraint('public_id', name=op.f('uq_promotion_action_public_id'))
    )
    op.create_index(op.f('ix_promotion_action_happened_on'), 'promotion_action', ['happened_on'])
    op.create_table('agreement_partner',
    sa.Column('agreement_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_agreement_partner_agreement_id_agreement')),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_agreement_partner_institution_id_institution')),
    sa.PrimaryKeyConstraint('agreement_id', 'institution_id', name=op.f('pk_agreement_partner'))
    )
    op.create_index(op.f('ix_agreement_partner_institution_id'), 'agreement_partner', ['institution_id'])
    op.create_table('claim',
    sa.Column('kind', sa.Enum('letters', 'letters_over', 'letters_and_institutions', 'institutions', 'institutions_over', 'organisations', 'independent_letters', 'goal_reached', 'goal_exceeded', 'received', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('lang', sa.String(length=2), nullable=False),
    sa.Column('sentence', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('rows', sa.JSON(), nullable=False),
    sa.Column('made_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('made_by', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("lang IN ('pl', 'en')", name=op.f('ck_claim_lang')),
    sa.CheckConstraint("sentence <> ''", name=op.f('ck_claim_said')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_claim_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
    sa.UniqueConstraint('public_id', name=op.f('uq_claim_public_id'))
    )
    op.create_table('evidence',
    sa.Column('argument_id', sa.Integer(), nullable=False),
    sa.Column('text_pl', sa.String(), nullable=False),
    sa.Column('text_en', sa.String(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("source <> ''", name=op.f('ck_evidence_sourced')),
    sa.CheckConstraint("text_pl <> '' OR text_en <> ''", name=op.f('ck_evidence_said')),
    sa.ForeignKeyConstraint(['argument_id'], ['argument.id'], name=op.f('fk_evidence_argument_id_argument')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
    sa.UniqueConstraint('public_id', name=op.f('uq_evidence_public_id'))
    )
    op.create_index(op.f('ix_evidence_argument_id'), 'evidence', ['argument_id'])
    op.create_table('promotion_institution',
    sa.Column('promotion_action_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_promotion_institution_institution_id_institution')),
    sa.ForeignKeyConstraint(['promotion_action_id'], ['promotion_action.id'], name=op.f('fk_promotion_institution_promotion_action_id_promotion_action')),
    sa.PrimaryKeyConstraint('promotion_action_id', 'institution_id', name=op.f('pk_promotion_institution'))
    )
    op.create_index(op.f('ix_promotion_institution_institution_id'), 'promotion_institution', ['institution_id'])
    op.create_table('school_project',
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('field_pl', sa.String(), nullable=False),
    sa.Column('field_en', sa.String(), nullable=False),
    sa.Column('shown_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.CheckConstraint("field_pl <> '' OR field_en <> ''", name=op.f('ck_school_project_field')),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_school_project_named')),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_school_project_institution_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_school_project')),
    sa.UniqueConstraint('public_id', name=op.f('uq_school_project_public_id'))
    )
    op.create_index(op.f('ix_school_project_institution_id'), 'school_project', ['institution_id'])
    op.create_table('contribution',
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('letter_id', sa.Integer(), nullable=True),
    sa.Column('amount', esabid.models.base.Hundredths(), nullable=True),
    sa.Column('unit', sa.Enum('hours', 'days', 'places', 'people', 'square_metres', 'hectares', 'pieces', 'pln', 'eur', name='unit', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('period', sa.Enum('once', 'a_month', 'a_year', name='period', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('disclosure', sa.Enum('no_name', 'name', 'quote', 'letter', name='disclosure', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_contribution_named')),
    sa.CheckConstraint('amount IS NULL OR amount > 0', name=op.f('ck_contribution_amount')),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_contribution_institution_id_institution')),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_contribution_letter_id_letter')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution')),
    sa.UniqueConstraint('public_id', name=op.f('uq_contribution_public_id'))
    )
    op.create_index(op.f('ix_contribution_institution_id'), 'contribution', ['institution_id'])
    op.create_index(op.f('ix_contribution_letter_id'), 'contribution', ['letter_id'])
    op.create_table('mention',
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('argument_id', sa.Integer(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('page', sa.Integer(), nullable=True),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('page IS NULL OR page > 0', name=op.f('ck_mention_page')),
    sa.ForeignKeyConstraint(['argument_id'], ['argument.id'], name=op.f('fk_mention_argument_id_argument')),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_mention_letter_id_letter')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mention')),
    sa.UniqueConstraint('letter_id', 'argument_id', name=op.f('uq_mention_letter_id_argument_id')),
    sa.UniqueConstraint('public_id', name=op.f('uq_mention_public_id'))
    )
    op.create_index(op.f('ix_mention_argument_id'), 'mention', ['argument_id'])
    for table, columns in _new_columns().items():
        for column in columns:
            op.add_column(table, column)
    # With its CHECK in the column, because SQLite adds none to a table.
    op.execute("ALTER TABLE institution ADD COLUMN declined_on DATE "
               "CONSTRAINT ck_institution_declined_with_day "
               "CHECK (declined_on IS NULL OR ask_state = 'declined')")
    op.execute("UPDATE institution SET declined_on = (SELECT date(max(at)) FROM history "
               "WHERE subject = 'institution' AND action = 'decline' "
               "AND subject_id = institution.id) WHERE ask_state = 'declined'")
    _exchange_check('account', 'ck_account_role_known', 'role',
                    ('administrator', 'coordinator', 'leadership', 'partner', 'guest', 'visitor', 'system'))
    _exchange_check('personal_link', 'ck_personal_link_purpose', 'purpose',
                    (*_PURPOSES, 'leadership', 'program'), adds=_GIVEN)


def downgrade():
    op.execute("DELETE FROM personal_link WHERE purpose IN ('leadership', 'program')")
    # The link's new column goes after the CHECK that speaks of it.
    _exchange_check('personal_link', 'ck_personal_link_purpose', 'purpose', _PURPOSES,
                    drops=_GIVEN[0])
    _exchange_check('account', 'ck_account_role_known', 'role', _ROLES)
    op.drop_column('institution', 'declined_on')
    for table, columns in _new_columns().items():
        for column in columns:
            op.drop_column(table, column.name)
    for table in _TABLES:
        op.drop_table(table)
