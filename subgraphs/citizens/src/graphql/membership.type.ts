import { type Membership, ROLES, type Role } from '@lapor/schema/identity';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { AgencyType, toAgencyType } from './agency.type.js';

const Roles = Object.fromEntries(ROLES.map((role) => [role, role])) as { readonly [R in Role]: R };
registerEnumType(Roles, {
  name: 'Role',
  description: 'Peran petugas.',
  valuesConfig: {
    NATIONAL_ADMIN: { description: 'Admin Nasional' },
    AGENCY_ADMIN: { description: 'Admin Instansi (admin koordinator)' },
    LIAISON_OFFICER: { description: 'Pejabat Penghubung' },
    AGENCY_LEADER: { description: 'Pimpinan instansi' },
    OVERSEER: { description: 'Pengawas: Ombudsman RI, KSP, Kemendagri, Inspektorat' },
    API_CLIENT_DEV: { description: 'Pengembang: mengelola integrasi' },
  },
});

@ObjectType('Membership', { description: 'A role, and the agency (with all below it) where it holds.' })
export class MembershipType {
  @Field(() => Roles)
  role!: Role;

  @Field(() => AgencyType, { nullable: true })
  agency!: AgencyType | null;
}

export function toMembershipType({ role, agencyCode }: Membership): MembershipType {
  return Object.assign(new MembershipType(), { role, agency: toAgencyType(agencyCode) });
}
