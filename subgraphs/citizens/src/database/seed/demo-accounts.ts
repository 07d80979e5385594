import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership } from '@lapor/schema/identity';

/** An account for trying the system out. All of them share the password of the setting DEMO_PASSWORD. */
export interface DemoAccount {
  readonly username: string;
  readonly kind: 'CITIZEN' | 'OFFICER';
  readonly fullName: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
}

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
  return { username, kind: 'CITIZEN', fullName, email: `${username}@contoh.id`, memberships: [] };
}

function officer(username: string, fullName: string, membership: Membership): DemoAccount {
  return { username, kind: 'OFFICER', fullName, email: `${username}@contoh.id`, memberships: [membership] };
}
