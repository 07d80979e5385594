import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is competent for a category of reports, where, and by which law. */
export class CreateJurisdictionRules1764374403000 implements MigrationInterface {
  readonly name = 'CreateJurisdictionRules1764374403000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table jurisdiction_rule (
        id text collate "C" primary key,
        category_id text collate "C" not null references category (id),
        region_code text collate "C" references region (code),
        role text not null check (role in ('REGENCY_GOVERNMENT', 'PROVINCE_GOVERNMENT', 'NATIONAL_BODY')),
        agency_code text collate "C" references agency (code),
        weight integer not null check (weight between 1 and 100),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        check ((role = 'NATIONAL_BODY') = (agency_code is not null)),
        unique nulls not distinct (category_id, region_code, role, agency_code, valid_from)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table jurisdiction_rule');
  }
}
