"""All tables of the first release."""

import sqlalchemy as sa
from alembic import op

import esabid.models.base

revision = '0001'
down_revision = None


def upgrade():
    op.create_table('account',
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('role', sa.Enum('administrator', 'coordinator', 'leadership', 'partner', 'visitor', 'system', name='role_known', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=True),
    sa.Column('session_key', sa.String(length=32), nullable=False),
    sa.Column('created_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("role IN ('coordinator', 'leadership', 'administrator')", name=op.f('ck_account_role')),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_account_email_lower')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email'))
    )
    op.create_table('campaign',
    sa.Column('title_pl', sa.String(), nullable=False),
    sa.Column('title_en', sa.String(), nullable=False),
    sa.Column('bidder_pl', sa.String(), nullable=False),
    sa.Column('bidder_en', sa.String(), nullable=False),
    sa.Column('addressee_pl', sa.String(), nullable=False),
    sa.Column('addressee_en', sa.String(), nullable=False),
    sa.Column('foreword_pl', sa.String(), nullable=False),
    sa.Column('foreword_en', sa.String(), nullable=False),
    sa.Column('contact', sa.String(), nullable=False),
    sa.Column('prefix', sa.String(length=5), nullable=False),
    sa.Column('goal', sa.Integer(), nullable=False),
    sa.Column('milestones', sa.JSON(), nullable=False),
    sa.Column('deadline', sa.Date(), nullable=True),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("language IN ('pl', 'en')", name=op.f('ck_campaign_language')),
    sa.CheckConstraint("title_pl <> '' AND bidder_pl <> ''", name=op.f('ck_campaign_named')),
    sa.CheckConstraint('goal > 0', name=op.f('ck_campaign_goal_positive')),
    sa.CheckConstraint('id = 1', name=op.f('ck_campaign_one_row')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_campaign'))
    )
    op.create_table('compilation',
    sa.Column('profile', sa.Enum('internal', 'ministry', 'esa', 'public', name='profile', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('short', sa.Boolean(), nullable=False),
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('snapshot', sa.Text(), nullable=False),
    sa.Column('verified', sa.Integer(), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('created_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=True),
    sa.Column('issued_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(edition IS NULL) = (issued_on IS NULL)', name=op.f('ck_compilation_issued_with_day')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_compilation')),
    sa.UniqueConstraint('content_hash', name=op.f('uq_compilation_content_hash')),
    sa.UniqueConstraint('edition', name=op.f('uq_compilation_edition')),
    sa.UniqueConstraint('public_id', name=op.f('uq_compilation_public_id'))
    )
    op.create_table('institution',
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('name_pl', sa.String(), nullable=False),
    sa.Column('name_en', sa.String(), nullable=False),
    sa.Column('short_name', sa.String(), nullable=False),
    sa.Column('sector', sa.Enum('university', 'research_institute', 'space_company', 'technology_company', 'business_organisation', 'cluster_or_park', 'public_body', 'secondary_school', 'ngo', 'culture_education', 'other', name='sector', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reach', sa.Enum('krakow', 'national', 'international', name='reach', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('city', sa.String(), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('city_tie', sa.Enum('none', 'run', 'owned', name='city_tie', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('nip', sa.String(), nullable=False),
    sa.Column('regon', sa.String(), nullable=False),
    sa.Column('krs', sa.String(), nullable=False),
    sa.Column('website', sa.String(), nullable=False),
    sa.Column('owner', sa.String(), nullable=False),
    sa.Column('tags', sa.String(), nullable=False),
    sa.Column('notes', sa.String(), nullable=False),
    sa.Column('ask_state', sa.Enum('planned', 'asked', 'promised', 'declined', 'neutral', name='ask_state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('asked_on', sa.Date(), nullable=True),
    sa.Column('expected_on', sa.Date(), nullable=True),
    sa.Column('waits_at', sa.String(), nullable=False),
    sa.Column('ask_reason', sa.String(), nullable=False),
    sa.Column('sort_key', sa.String(), nullable=False),
    sa.Column('search_key', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(ask_state IN ('declined', 'neutral')) = (ask_reason <> '')", name=op.f('ck_institution_reason_where_needed')),
    sa.CheckConstraint("ask_state <> 'promised' OR expected_on IS NOT NULL", name=op.f('ck_institution_promise_has_day')),
    sa.CheckConstraint("ask_state NOT IN ('asked', 'promised') OR asked_on IS NOT NULL", name=op.f('ck_institution_asked_has_day')),
    sa.CheckConstraint("expected_on IS NULL OR ask_state IN ('asked', 'promised')", name=op.f('ck_institution_expected_while_open')),
    sa.CheckConstraint("name_pl <> '' OR name_en <> ''", name=op.f('ck_institution_named')),
    sa.CheckConstraint('parent_id IS NULL OR parent_id <> id', name=op.f('ck_institution_not_its_own_parent')),
    sa.ForeignKeyConstraint(['parent_id'], ['institution.id'], name=op.f('fk_institution_parent_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_institution')),
    sa.UniqueConstraint('number', name=op.f('uq_institution_number')),
    sa.UniqueConstraint('public_id', name=op.f('uq_institution_public_id'))
    )
    with op.batch_alter_table('institution', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_institution_ask_state_institution_expected_on'), ['ask_state', 'expected_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_institution_parent_id'), ['parent_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_institution_sort_key'), ['sort_key'], unique=False)

    op.create_table('stored_file',
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('created_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.CheckConstraint('length(sha256) = 64', name=op.f('ck_stored_file_sha256')),
    sa.CheckConstraint('size >= 0', name=op.f('ck_stored_file_size')),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_stored_file'))
    )
    op.create_table('throttle',
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('since', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_throttle'))
    )
    op.create_table('compilation_file',
    sa.Column('compilation_id', sa.Integer(), nullable=False),
    sa.Column('lang', sa.String(length=2), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('versions', sa.JSON(), nullable=False),
    sa.Column('unplaced', sa.JSON(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claimed_until', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('progress', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.String(), nullable=False),
    sa.CheckConstraint("lang IN ('pl', 'en')", name=op.f('ck_compilation_file_lang')),
    sa.CheckConstraint('(sha256 IS NULL) = (pages IS NULL)', name=op.f('ck_compilation_file_made_with_pages')),
    sa.ForeignKeyConstraint(['compilation_id'], ['compilation.id'], name=op.f('fk_compilation_file_compilation_id_compilation')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_compilation_file_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_compilation_file')),
    sa.UniqueConstraint('compilation_id', 'lang', name=op.f('uq_compilation_file_compilation_id_lang'))
    )
    with op.batch_alter_table('compilation_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_compilation_file_compilation_id'), ['compilation_id'], unique=False)

    op.create_table('contact',
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('signatory', 'secretariat', 'other', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('salutation', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('phone', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_contact_institution_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact'))
    )
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_institution_id'), ['institution_id'], unique=False)

    op.create_table('history',
    sa.Column('at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('actor', sa.String(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('subject', sa.Enum('campaign', 'institution', 'letter', 'compilation', 'account', name='subject', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('action', sa.String(length=32), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_history_account_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_history'))
    )
    with op.batch_alter_table('history', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_history_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_history_subject_history_subject_id'), ['subject', 'subject_id'], unique=False)

    op.create_table('letter',
    sa.Column('state', sa.Enum('received', 'verified', 'returned', 'withdrawn', 'replaced', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('kind', sa.Enum('letter', 'resolution', 'declaration', name='kind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('channel', sa.Enum('email', 'edoreczenia', 'epuap', 'post', 'by_hand', 'upload', name='channel', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=False),
    sa.Column('registry_number', sa.String(), nullable=False),
    sa.Column('case_mark', sa.String(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('state_reason', sa.String(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.Column('verified_at', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('verified_sha256', sa.String(length=64), nullable=True),
    sa.Column('dossier_number', sa.Integer(), nullable=True),
    sa.Column('replaces_id', sa.Integer(), nullable=True),
    sa.Column('version_of_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'verified') = (verified_at IS NOT NULL)", name=op.f('ck_letter_verified_when')),
    sa.CheckConstraint("(state = 'withdrawn') = (withdrawn_on IS NOT NULL)", name=op.f('ck_letter_withdrawn_when')),
    sa.CheckConstraint("state NOT IN ('returned', 'withdrawn') OR state_reason <> ''", name=op.f('ck_letter_reason_where_needed')),
    sa.CheckConstraint('(verified_at IS NULL) = (verified_sha256 IS NULL)', name=op.f('ck_letter_verified_what')),
    sa.CheckConstraint('replaces_id IS NULL OR replaces_id <> id', name=op.f('ck_letter_not_its_own_successor')),
    sa.CheckConstraint('version_of_id IS NULL OR version_of_id <> id', name=op.f('ck_letter_not_its_own_version')),
    sa.ForeignKeyConstraint(['replaces_id'], ['letter.id'], name=op.f('fk_letter_replaces_id_letter')),
    sa.ForeignKeyConstraint(['verified_sha256'], ['stored_file.sha256'], name=op.f('fk_letter_verified_sha256_stored_file')),
    sa.ForeignKeyConstraint(['version_of_id'], ['letter.id'], name=op.f('fk_letter_version_of_id_letter')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('dossier_number', name=op.f('uq_letter_dossier_number')),
    sa.UniqueConstraint('public_id', name=op.f('uq_letter_public_id')),
    sa.UniqueConstraint('replaces_id', name=op.f('uq_letter_replaces_id'))
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_received_on'), ['received_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_version_of_id'), ['version_of_id'], unique=False)

    op.create_table('personal_link',
    sa.Column('purpose', sa.Enum('set_up', 'password', 'partner', name='purpose', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('issued_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('issued_by', sa.String(), nullable=False),
    sa.Column('expires_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('ended_at', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(purpose = 'partner') = (institution_id IS NOT NULL)", name=op.f('ck_personal_link_partner')),
    sa.CheckConstraint("(purpose = 'password') = (account_id IS NOT NULL)", name=op.f('ck_personal_link_password')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_personal_link_account_id_account')),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_personal_link_institution_id_institution')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personal_link')),
    sa.UniqueConstraint('public_id', name=op.f('uq_personal_link_public_id')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_personal_link_token_hash'))
    )
    with op.batch_alter_table('personal_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_personal_link_institution_id'), ['institution_id'], unique=False)

    op.create_table('preparation',
    sa.Column('original_sha256', sa.String(length=64), nullable=False),
    sa.Column('preparer', sa.String(length=8), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('prepared_sha256', sa.String(length=64), nullable=False),
    sa.Column('preview_sha256', sa.String(length=64), nullable=True),
    sa.Column('pages', sa.JSON(), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['original_sha256'], ['stored_file.sha256'], name=op.f('fk_preparation_original_sha256_stored_file')),
    sa.ForeignKeyConstraint(['prepared_sha256'], ['stored_file.sha256'], name=op.f('fk_preparation_prepared_sha256_stored_file')),
    sa.ForeignKeyConstraint(['preview_sha256'], ['stored_file.sha256'], name=op.f('fk_preparation_preview_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_preparation')),
    sa.UniqueConstraint('original_sha256', 'preparer', name=op.f('uq_preparation_original_sha256_preparer'))
    )
    op.create_table('history_personal',
    sa.Column('history_id', sa.Integer(), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['history_id'], ['history.id'], name=op.f('fk_history_personal_history_id_history')),
    sa.PrimaryKeyConstraint('history_id', name=op.f('pk_history_personal'))
    )
    op.create_table('incoming_file',
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'letter', 'refused', name='state', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.Column('received_at', esabid.models.base.UTCDateTime(), nullable=False),
    sa.Column('public_id', sa.String(length=8), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('claimed_until', esabid.models.base.UTCDateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('progress', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_incoming_file_letter_id_letter')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_incoming_file_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_incoming_file')),
    sa.UniqueConstraint('public_id', name=op.f('uq_incoming_file_public_id'))
    )
    with op.batch_alter_table('incoming_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_incoming_file_letter_id'), ['letter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_incoming_file_state'), ['state'], unique=False)

    op.create_table('letter_file',
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('role', sa.Enum('original', 'attachment', 'signature', name='role', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_letter_file_letter_id_letter')),
    sa.ForeignKeyConstraint(['sha256'], ['stored_file.sha256'], name=op.f('fk_letter_file_sha256_stored_file')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_file'))
    )
    with op.batch_alter_table('letter_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_file_letter_id'), ['letter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_file_sha256'), ['sha256'], unique=False)
        batch_op.create_index('uq_letter_file_original', ['letter_id'], unique=True, sqlite_where=sa.text("role = 'original'"), postgresql_where=sa.text("role = 'original'"))

    op.create_table('letter_signer',
    sa.Column('letter_id', sa.Integer(), nullable=False),
    sa.Column('institution_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('signatory', sa.String(), nullable=False),
    sa.Column('office_pl', sa.String(), nullable=False),
    sa.Column('office_en', sa.String(), nullable=False),
    sa.Column('signature', sa.Enum('qualified', 'qualified_seal', 'trusted_profile', 'personal_id', 'handwritten', 'scan_with_original', 'scan', 'none', name='signature', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('disclosure', sa.Enum('no_name', 'name', 'quote', 'letter', name='disclosure', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['institution_id'], ['institution.id'], name=op.f('fk_letter_signer_institution_id_institution')),
    sa.ForeignKeyConstraint(['letter_id'], ['letter.id'], name=op.f('fk_letter_signer_letter_id_letter')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter_signer')),
    sa.UniqueConstraint('letter_id', 'institution_id', name=op.f('uq_letter_signer_letter_id_institution_id'))
    )
    with op.batch_alter_table('letter_signer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_signer_institution_id'), ['institution_id'], unique=False)



def downgrade():
    with op.batch_alter_table('letter_signer', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_signer_institution_id'))

    op.drop_table('letter_signer')
    with op.batch_alter_table('letter_file', schema=None) as batch_op:
        batch_op.drop_index('uq_letter_file_original', sqlite_where=sa.text("role = 'original'"), postgresql_where=sa.text("role = 'original'"))
        batch_op.drop_index(batch_op.f('ix_letter_file_sha256'))
        batch_op.drop_index(batch_op.f('ix_letter_file_letter_id'))

    op.drop_table('letter_file')
    with op.batch_alter_table('incoming_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_incoming_file_state'))
        batch_op.drop_index(batch_op.f('ix_incoming_file_letter_id'))

    op.drop_table('incoming_file')
    op.drop_table('history_personal')
    op.drop_table('preparation')
    with op.batch_alter_table('personal_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_personal_link_institution_id'))

    op.drop_table('personal_link')
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_letter_version_of_id'))
        batch_op.drop_index(batch_op.f('ix_letter_received_on'))

    op.drop_table('letter')
    with op.batch_alter_table('history', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_history_subject_history_subject_id'))
        batch_op.drop_index(batch_op.f('ix_history_at'))

    op.drop_table('history')
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contact_institution_id'))

    op.drop_table('contact')
    with op.batch_alter_table('compilation_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_compilation_file_compilation_id'))

    op.drop_table('compilation_file')
    op.drop_table('throttle')
    op.drop_table('stored_file')
    with op.batch_alter_table('institution', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_institution_sort_key'))
        batch_op.drop_index(batch_op.f('ix_institution_parent_id'))
        batch_op.drop_index(batch_op.f('ix_institution_ask_state_institution_expected_on'))

    op.drop_table('institution')
    op.drop_table('compilation')
    op.drop_table('campaign')
    op.drop_table('account')
