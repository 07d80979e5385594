import { Field, ID, InputType } from 'type-graphql';
import type { ChangeCategoryInput } from '../actions/change-category.js';
import type { CategoryCommandInput } from '../actions/change-category-entry.js';
import type { RegisterCategoryInput } from '../actions/register-category.js';
import type { RetireCategoryInput } from '../actions/retire-category.js';
import { DecreeInputType } from './agency-commands.input.js';

const NATIONAL_PRIORITY = 'Prioritas nasional: laporan dengan tepat kategori ini diawasi KSP.';

@InputType('RegisterCategoryInput')
export class RegisterCategoryInputType extends DecreeInputType implements RegisterCategoryInput {
  @Field(() => ID, { description: 'Tidak pernah berubah; melanjutkan id induknya, misalnya infrastruktur.terminal.' })
  id!: string;

  @Field(() => String, { description: '3 sampai 100 karakter.' })
  name!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Kategori induk; kosong untuk kategori utama.' })
  parentId!: string | null;

  @Field(() => Boolean, { defaultValue: false, description: NATIONAL_PRIORITY })
  nationalPriority!: boolean;
}

@InputType('ChangeCategoryInput', { description: 'Yang tidak diisi tidak berubah.' })
export class ChangeCategoryInputType extends DecreeInputType implements ChangeCategoryInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: '3 sampai 100 karakter.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: NATIONAL_PRIORITY })
  nationalPriority?: boolean | null;
}

@InputType('RetireCategoryInput')
export class RetireCategoryInputType extends DecreeInputType implements RetireCategoryInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Kategori yang dipilih sebagai gantinya.' })
  successorId!: string | null;
}

@InputType('ReopenCategoryInput')
export class ReopenCategoryInputType extends DecreeInputType implements CategoryCommandInput {
  @Field(() => ID)
  id!: string;
}
