import { Field, InputType } from 'type-graphql';
import type { CreateWebhookInput } from '../actions/create-webhook.js';

@InputType('CreateWebhookInput')
export class CreateWebhookInputType implements CreateWebhookInput {
  @Field(() => String, { description: 'Instansi klien, atau unit di bawahnya.' })
  agencyCode!: string;

  @Field(() => String, { description: 'https, tanpa nama pengguna dan fragmen.' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'Penanda dari eventFeed atau deskEvents; tanpa isian mulai sekarang.' })
  after?: string | null;
}
