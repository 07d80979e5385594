import type { Verification } from '@lapor/subgraph-kit/event-log/verify';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Field, Int, ObjectType } from 'type-graphql';
import type { SignedRoot } from '../database/chain-root.store.js';

@ObjectType('HistoryVerification', { description: 'Hasil pemeriksaan keutuhan riwayat sebuah laporan.' })
export class HistoryVerificationType {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => Int, { nullable: true, description: 'Banyaknya peristiwa; null bila riwayat tidak utuh atau tidak semuanya boleh dilihat.' })
  length!: number | null;

  @Field(() => Int, { nullable: true, description: 'Nomor peristiwa pertama yang tidak utuh.' })
  brokenAt!: number | null;

  @Field(() => String, { nullable: true, description: 'ALTERED, MISSING atau CUT_OFF.' })
  reason!: string | null;
}

/** The number of events is told only to who may see them all: hidden ones could be counted by it. */
export function toHistoryVerificationType(result: Verification, seesAll: boolean): HistoryVerificationType {
  const { ok } = result;
  return Object.assign(
    new HistoryVerificationType(),
    ok
      ? { ok, length: seesAll ? result.length : null, brokenAt: null, reason: null }
      : { ok, length: null, brokenAt: result.sequence, reason: result.reason },
  );
}

@ObjectType('AuditRoot', { description: 'Akar harian atas semua riwayat, ditandatangani. Simpan salinannya untuk pemeriksaan.' })
export class AuditRootType {
  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'Hari menurut WIB, YYYY-MM-DD.' })
  day!: string;

  @Field(() => String)
  upToTxid!: string;

  @Field(() => String)
  upToPosition!: string;

  @Field(() => Int, { description: 'Banyaknya riwayat yang bertambah sejak akar sebelumnya.' })
  chains!: number;

  @Field(() => String, { description: 'Heksadesimal.' })
  previousRoot!: string;

  @Field(() => String, { description: 'SHA-256, heksadesimal.' })
  root!: string;

  @Field(() => String, { description: 'Ed25519, base64url.' })
  signature!: string;

  @Field(() => String, { description: 'Kunci publik Ed25519, base64url.' })
  publicKey!: string;

  @Field(() => Date)
  signedAt!: Date;
}

export const AuditRootConnectionType = createConnectionType(AuditRootType, 'AuditRoot');

export function toAuditRootType({ previousRoot, root, signature, ...rest }: SignedRoot): AuditRootType {
  return Object.assign(new AuditRootType(), {
    ...rest,
    previousRoot: previousRoot.toString('hex'),
    root: root.toString('hex'),
    signature: signature.toString('base64url'),
  });
}
