import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Districts and villages as reference data beside the registered regions, with what all regions are searched by:
 * `search_name` for people who mistype, `place_key` for places named in a text (written in one word or two). The search
 * indexes work off what is new in small steps: a large step would hold up one of the loader's short transactions.
 */
export class CreateDistrictsAndVillages1764374401000 implements MigrationInterface {
  readonly name = 'CreateDistrictsAndVillages1764374401000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table region
        add column search_name text generated always as (lower(regexp_replace(name, '^(Kota|Kabupaten) (Administrasi )?', ''))) stored,
        add column place_key text collate "C" generated always as
          (upper(regexp_replace(regexp_replace(name, '^(Kota|Kabupaten) (Administrasi )?', ''), '[^A-Za-z0-9]', '', 'g'))) stored;
      drop index region_search;
      create index region_place on region (place_key);

      create table district (
        code text collate "C" primary key check (code ~ '^[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}$'),
        name text not null,
        parent_code text collate "C" not null generated always as (left(code, 5)) stored,
        search_name text not null generated always as (lower(name)) stored,
        place_key text collate "C" not null generated always as (upper(regexp_replace(name, '[^A-Za-z0-9]', '', 'g'))) stored
      );
      create index district_children on district (parent_code, code);
      create index district_search on district using gin (search_name gin_trgm_ops) with (gin_pending_list_limit = 64);
      create index district_place on district (place_key);

      create table village (
        code text collate "C" primary key check (code ~ '^[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}$'),
        name text not null,
        parent_code text collate "C" not null generated always as (left(code, 8)) stored,
        search_name text not null generated always as (lower(name)) stored,
        place_key text collate "C" not null generated always as (upper(regexp_replace(name, '[^A-Za-z0-9]', '', 'g'))) stored
      );
      create index village_children on village (parent_code, code);
      create index village_search on village using gin (search_name gin_trgm_ops) with (gin_pending_list_limit = 64);
      create index village_place on village (place_key, code);

      create table reference_data (
        name text primary key,
        version text not null,
        count integer not null,
        loaded_at timestamptz(3) not null
      );

      create view every_region as
        select code, name, level, parent_code, time_zone, own_government, search_name from region
        union all
        select code, name, 'DISTRICT', parent_code, (select time_zone from region where region.code = left(district.code, 2)), false, search_name
        from district
        union all
        select code, name, 'VILLAGE', parent_code, (select time_zone from region where region.code = left(village.code, 2)), false, search_name
        from village;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view every_region;
      drop table reference_data;
      drop table village;
      drop table district;
      drop index region_place;
      create index region_search on region using gin (name gin_trgm_ops);
      alter table region drop column place_key, drop column search_name;
    `);
  }
}
