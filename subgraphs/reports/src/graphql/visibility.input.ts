import { Field, ID, InputType, Int } from 'type-graphql';
import type { ChangeVisibilityInput } from '../actions/change-visibility.js';
import type { OpenConfidentialInput } from '../actions/open-confidential.js';
import type { PublishContentInput } from '../actions/publish-content.js';
import type { RevealIdentityInput } from '../actions/reveal-identity.js';

@InputType('ChangeVisibilityInput')
export class ChangeVisibilityInputType implements ChangeVisibilityInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => Int, { description: 'Versi laporan yang telah dibaca.' })
  expectedVersion!: number;

  @Field(() => Boolean, { nullable: true, description: 'Anonim; hanya pelapor yang dapat mencabutnya.' })
  anonymous?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Rahasia; hanya pelapor yang dapat mencabutnya.' })
  confidential?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'False menarik laporan dari publikasi.' })
  published?: boolean | null;
}

@InputType('PublishContentInput')
export class PublishContentInputType implements PublishContentInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => Int, { description: 'Versi laporan yang telah dibaca.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Judul yang disunting, 10 sampai 150 karakter.' })
  title!: string;

  @Field(() => String, { description: 'Isi yang disunting, 20 sampai 10.000 karakter.' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'Alasan; wajib bila laporan sudah dipublikasikan.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Mengapa data pribadi yang ditemukan boleh dipublikasikan.' })
  piiOverrideReason?: string | null;
}

@InputType('RevealIdentityInput')
export class RevealIdentityInputType implements RevealIdentityInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String, { description: 'Alasan yang akan dibaca dalam pemeriksaan, sekurang-kurangnya 20 karakter.' })
  reason!: string;
}

@InputType('OpenConfidentialInput')
export class OpenConfidentialInputType implements OpenConfidentialInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String, { description: 'Alasan, atau nomor permintaan resmi bagi pengawas; sekurang-kurangnya 10 karakter.' })
  reason!: string;
}
