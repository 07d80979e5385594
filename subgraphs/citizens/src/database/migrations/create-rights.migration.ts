import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What UU 27/2022 gives persons a right to: versioned consents, deletion that waits for legal holds, who has looked at
 * their identity; and how long what is kept, as rows with their legal reference. The articles named in the rows are not yet
 * checked against the text; lengths without an article are proposals.
 */
export class CreateRights1765000002000 implements MigrationInterface {
  readonly name = 'CreateRights1765000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(SEEDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table retention_rule;
      drop table identity_access;
      drop table deletion_request;
      drop table legal_hold;
      drop table legal_hold_reason;
      drop table consent;
      drop table consent_text;
    `);
  }
}

const TABLES = `
  create table consent_text (
    purpose text not null,
    version text not null,
    text text not null check (text <> ''),
    legal_ref text not null,
    valid_from date not null,
    valid_to date check (valid_to > valid_from),
    primary key (purpose, version)
  );
  create table consent (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    purpose text not null,
    version text not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz check (withdrawn_at >= given_at),
    foreign key (purpose, version) references consent_text (purpose, version)
  );
  create unique index consent_standing on consent (account_id, purpose) where withdrawn_at is null;
  create index consent_withdrawn on consent (withdrawn_at) where withdrawn_at is not null;

  create table legal_hold_reason (
    code text primary key,
    label text not null,
    legal_ref text not null
  );
  -- A hold names a pseudonym and no account: whether somebody stands behind it cannot be told from setting one.
  create table legal_hold (
    id uuid primary key,
    citizen_id uuid not null,
    reason text not null references legal_hold_reason (code),
    legal_reference text not null check (legal_reference <> ''),
    placed_by jsonb not null,
    placed_at timestamptz not null,
    ends_at timestamptz,
    lifted_at timestamptz
  );
  create index legal_hold_citizen on legal_hold (citizen_id) where lifted_at is null;
  create index legal_hold_ended on legal_hold (least(lifted_at, ends_at));

  create table deletion_request (
    account_id uuid primary key references account (id) on delete cascade,
    requested_at timestamptz not null,
    execute_after timestamptz not null,
    executed_at timestamptz
  );
  create index deletion_request_due on deletion_request (execute_after) where executed_at is null;

  create table identity_access (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    report_id uuid not null,
    role text not null,
    agency_code text not null,
    accessed_at timestamptz not null,
    -- Why, in the officer's words, which may name the person: sealed under their key, and gone with it.
    sealed_reason bytea not null
  );
  create index identity_access_account on identity_access (account_id, accessed_at);
  create index identity_access_age on identity_access (accessed_at);

  create table retention_rule (
    subject text not null,
    days integer not null check (days >= 0),
    legal_ref text not null,
    valid_from date not null,
    valid_to date check (valid_to > valid_from),
    primary key (subject, valid_from)
  );
`;

const SEEDS = `
  insert into consent_text (purpose, version, text, legal_ref, valid_from) values
    ('NOTIFICATION', '1', 'Saya bersedia menerima pemberitahuan tentang laporan saya lewat SMS atau surel.', 'UU 27/2022 Pasal 20', '2026-01-01'),
    ('SURVEY', '1', 'Saya bersedia dihubungi untuk survei kepuasan layanan.', 'UU 27/2022 Pasal 20', '2026-01-01');

  insert into legal_hold_reason (code, label, legal_ref) values
    ('OPEN_REPORT', 'Laporan masih diproses', 'UU 25/2009 Pasal 36'),
    ('OPEN_OBJECTION', 'Keberatan belum diputus', 'UU 25/2009 Pasal 40'),
    ('LEGAL_PROCEEDINGS', 'Proses hukum', 'UU 27/2022 Pasal 15'),
    ('AUDIT', 'Pemeriksaan atau pengawasan', 'UU 27/2022 Pasal 15');

  insert into retention_rule (subject, days, legal_ref, valid_from) values
    ('DELETION_WAIT', 3, 'UU 27/2022 Pasal 43', '2026-01-01'),
    ('DELIVERED_MESSAGE', 7, 'UU 27/2022 Pasal 16 ayat (2) huruf g', '2026-01-01'),
    ('IDENTITY_ACCESS', 1825, 'UU 27/2022 Pasal 31', '2026-01-01'),
    ('WITHDRAWN_CONSENT', 1825, 'UU 27/2022 Pasal 24', '2026-01-01'),
    ('UNCLAIMED_ACCOUNT', 730, 'UU 27/2022 Pasal 16 ayat (2) huruf g', '2026-01-01'),
    ('ENDED_HOLD', 1825, 'UU 27/2022 Pasal 31', '2026-01-01');
`;
