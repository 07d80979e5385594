import { Field, InputType } from 'type-graphql';

/** What every command is told that rests on a legal act and carries its own days. */
@InputType()
export abstract class LegalActInputType {
  @Field(() => String, { description: 'Dasar hukum: nama dan nomor peraturan, 5 sampai 300 karakter.' })
  legalRef!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
  })
  idempotencyKey?: string | null;
}
