import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { ImportRegistryInput, ImportResult } from '../actions/import-registry.js';
import type { ImportKind } from '../domain/import/import-kind.js';
import type { ImportProblem } from '../domain/import/import-plan.js';
import { ImportKindEnum } from './enums.js';

@InputType('ImportRegistryInput')
export class ImportRegistryInputType implements ImportRegistryInput {
  @Field(() => ImportKindEnum)
  kind!: ImportKind;

  @Field(() => String, {
    description: 'Tabel CSV (UTF-8, pemisah koma, baris pertama nama kolom), paling banyak 5 juta karakter dan 20.000 baris.',
  })
  csv!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Hanya memeriksa; tidak ada yang ditulis.' })
  dryRun!: boolean;

  @Field(() => String, { description: 'Dasar hukum: nama dan nomor peraturan tanpa nama orang, 5 sampai 300 karakter.' })
  legalRef!: string;

  @Field(() => String, { description: 'Tanggal mulai berlaku, YYYY-MM-DD; tidak boleh di masa depan.' })
  effectiveOn!: string;
}

@ObjectType('ImportProblem', { description: 'Kesalahan pada tabel, dengan tempatnya.' })
export class ImportProblemType implements ImportProblem {
  @Field(() => Int, { description: 'Baris; judul kolom berada pada baris 1.' })
  line!: number;

  @Field(() => Int, { description: 'Nomor kolom, mulai 1.' })
  column!: number;

  @Field(() => String, { description: 'Nama kolom.' })
  field!: string;

  @Field(() => String, { description: 'A code of the error catalogue.' })
  code!: ImportProblem['code'];

  @Field(() => String)
  problem!: string;

  @Field(() => String)
  masalah!: string;
}

@SignedIn()
@ObjectType('ImportResult', { description: 'Hasil impor, atau hasil pemeriksaannya.' })
export class ImportResultType implements ImportResult {
  @Field(() => Boolean)
  dryRun!: boolean;

  @Field(() => Int)
  rows!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => [ImportProblemType])
  problems!: ImportProblemType[];
}
