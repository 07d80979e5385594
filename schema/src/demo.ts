import { NATIONAL_DESK } from './desks.js';
import type { Membership } from './identity.js';
import type { OfficerEntry } from './officer.js';
import { uuidOfName } from './uuid.js';

/** An account for trying the system out. All of them share the password of the setting DEMO_PASSWORD. */
export interface DemoAccount {
  /** Made from the user name alone, so that the registry and the vault speak of the same officer. */
  readonly id: string;
  readonly username: string;
  readonly kind: 'CITIZEN' | 'OFFICER';
  readonly fullName: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
}

/** The name space of the accounts' ids. */
const NAMESPACE = 'd1b0c7a2-3f64-4e1b-8a55-90c2b7e64f13';

/** One account for each role, and a second city so that it can be seen what one agency may not see of another. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  citizen('warga', 'Siti Rahma'),
  citizen('warga2', 'Budi Santoso'),
  officer('admin-nasional', 'Admin Nasional SP4N', { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }),
  // What two persons must decide (archiving whistle-blowing, an anonymous and confidential reporter's identity) takes two.
  officer('admin-nasional-2', 'Admin Nasional SP4N Kedua', { role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }),
  officer('admin-metro', 'Admin Instansi Kota Metro', { role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' }),
  officer('petugas-metro', 'Pejabat Penghubung Kota Metro', { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }),
  officer('pimpinan-metro', 'Pimpinan Kota Metro', { role: 'AGENCY_LEADER', agencyCode: 'D-18.72' }),
  officer('admin-bogor', 'Admin Instansi Kota Bogor', { role: 'AGENCY_ADMIN', agencyCode: 'D-32.71' }),
  officer('petugas-bogor', 'Pejabat Penghubung Kota Bogor', { role: 'LIAISON_OFFICER', agencyCode: 'D-32.71' }),
  officer('pengawas-ombudsman', 'Pengawas Ombudsman RI', { role: 'OVERSEER', agencyCode: 'L-ORI' }),
  officer('pengembang-metro', 'Pengembang Kota Metro', { role: 'API_CLIENT_DEV', agencyCode: 'D-18.72' }),
];

function citizen(username: string, fullName: string): DemoAccount {
  return { id: demoId(username), username, kind: 'CITIZEN', fullName, email: `${username}@contoh.id`, memberships: [] };
}

function officer(username: string, fullName: string, membership: Membership): DemoAccount {
  return { id: demoId(username), username, kind: 'OFFICER', fullName, email: `${username}@contoh.id`, memberships: [membership] };
}

function demoId(username: string): string {
  return uuidOfName(NAMESPACE, username);
}

/** KepmenPANRB 680/2020: since then every agency must use the system. */
const IN_OFFICE_SINCE = '2020-10-27';

/** The demo accounts' offices, as the registry of a demo system holds them. */
export const DEMO_OFFICERS: readonly OfficerEntry[] = DEMO_ACCOUNTS.filter(({ kind }) => kind === 'OFFICER').map(({ id, memberships }) => ({
  id,
  active: true,
  memberships: memberships.map((membership) => ({ ...membership, validFrom: IN_OFFICE_SINCE, validTo: null, actingFor: null })),
  leave: null,
}));
