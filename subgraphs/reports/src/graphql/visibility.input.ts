import { Field, ID, InputType, Int } from 'type-graphql';
import type { ApproveRevealInput } from '../actions/approve-identity-reveal.js';
import type { ChangeVisibilityInput } from '../actions/change-visibility.js';
import type { OpenConfidentialInput } from '../actions/open-confidential.js';
import type { PublishContentInput } from '../actions/publish-content.js';
import type { RevealIdentityInput } from '../actions/reveal-identity.js';
import { CommandKeyInput, ReportCommandInputType } from './command.input.js';

@InputType('ChangeVisibilityInput')
export class ChangeVisibilityInputType extends ReportCommandInputType implements ChangeVisibilityInput {
  @Field(() => Boolean, { nullable: true, description: 'Anonim; hanya pelapor yang dapat mencabutnya.' })
  anonymous?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Rahasia; hanya pelapor yang dapat mencabutnya.' })
  confidential?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'False menarik laporan dari publikasi.' })
  published?: boolean | null;
}

@InputType('PublishContentInput')
export class PublishContentInputType extends ReportCommandInputType implements PublishContentInput {
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
export class RevealIdentityInputType extends ReportCommandInputType implements RevealIdentityInput {
  @Field(() => String, { description: 'Alasan yang akan dibaca dalam pemeriksaan, sekurang-kurangnya 20 karakter.' })
  reason!: string;
}

@InputType('ApproveIdentityRevealInput')
export class ApproveIdentityRevealInputType extends CommandKeyInput implements ApproveRevealInput {
  @Field(() => ID)
  requestId!: string;

  @Field(() => Int, { description: 'Versi laporan yang telah dibaca.' })
  expectedVersion!: number;
}

@InputType('OpenConfidentialInput')
export class OpenConfidentialInputType extends CommandKeyInput implements OpenConfidentialInput {
  @Field(() => ID)
  reportId!: string;

  @Field(() => Int, { nullable: true, description: 'Versi laporan yang telah dibaca; tanpa ini bila laporan belum dapat dibaca.' })
  expectedVersion?: number | null;

  @Field(() => String, { description: 'Alasan, atau nomor permintaan resmi bagi pengawas; sekurang-kurangnya 10 karakter.' })
  reason!: string;
}
