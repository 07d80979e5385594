import { Field, ID, InputType, Int } from 'type-graphql';
import type { Target } from '../actions/with-report.js';

/** The caller's own name for a change. */
@InputType()
export abstract class CommandKeyInput {
  @Field(() => String, {
    nullable: true,
    description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
  })
  idempotencyKey?: string | null;
}

/** What every command on a report is told; also the whole input of those that need nothing else. */
@InputType('ReportCommandInput')
export class ReportCommandInputType extends CommandKeyInput implements Target {
  @Field(() => ID)
  reportId!: string;

  @Field(() => Int, { description: 'Versi laporan yang telah dibaca.' })
  expectedVersion!: number;
}
