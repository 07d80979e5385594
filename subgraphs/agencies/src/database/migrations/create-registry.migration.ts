import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry: regions, agencies, categories, the clocks' policies and the working calendar. */
export class CreateRegistry1763946000000 implements MigrationInterface {
  readonly name = 'CreateRegistry1763946000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create table region (
        code text collate "C" primary key check (code ~ '^[0-9]{2}(\\.[0-9]{2})?$'),
        name text not null,
        level text not null check (level in ('PROVINCE', 'REGENCY', 'CITY')),
        parent_code text collate "C" references region (code),
        time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        own_government boolean not null,
        check ((level = 'PROVINCE') = (parent_code is null))
      );
      create index region_children on region (parent_code, code);
      create index region_search on region using gin (name gin_trgm_ops);

      create table agency (
        id uuid primary key,
        code text collate "C" not null unique,
        name text not null,
        short_name text,
        type text not null check (type in ('KEMENTERIAN', 'LPNK', 'LNS', 'LEMBAGA_NEGARA', 'TNI_POLRI', 'PROVINSI', 'KABUPATEN',
          'KOTA', 'BUMN', 'BUMD', 'PTN', 'PERWAKILAN_RI', 'PERANGKAT_DAERAH', 'UNIT_KERJA')),
        system_roles jsonb not null default '[]',
        parent_code text collate "C" references agency (code) check (parent_code <> code),
        region_code text collate "C" references region (code),
        time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
        connection_model text not null check (connection_model in ('CENTRAL', 'SEMI', 'FULL')),
        active boolean not null
      );
      create index agency_children on agency (parent_code, code);
      create index agency_type on agency (type, code);
      create index agency_search on agency using gin (name gin_trgm_ops, short_name gin_trgm_ops);

      create table category (
        id text collate "C" primary key,
        name text not null,
        parent_id text collate "C" references category (id) check (parent_id <> id),
        position integer not null check (position > 0),
        active boolean not null
      );
      create index category_children on category (parent_id, position);

      create table sla_policy (
        id text primary key,
        key text not null,
        report_class text,
        amount integer not null check (amount > 0),
        unit text not null check (unit in ('WORKING_DAY', 'CALENDAR_DAY')),
        pauses text not null check (pauses in ('NEVER', 'REPORTER_TURN')),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        unique (key, valid_from)
      );

      create table holiday (
        id text primary key,
        date date not null,
        name text not null,
        kind text not null check (kind in ('NATIONAL', 'COLLECTIVE_LEAVE', 'REGIONAL')),
        region_code text collate "C" references region (code),
        legal_ref text not null check (legal_ref <> ''),
        check ((kind = 'REGIONAL') = (region_code is not null)),
        unique nulls not distinct (date, region_code)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table holiday;
      drop table sla_policy;
      drop table category;
      drop table agency;
      drop table region;
    `);
  }
}
