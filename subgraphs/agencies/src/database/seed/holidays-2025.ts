import { type DaysOff, toHolidays } from './to-holidays.js';

/** The joint decree of the ministers of religion, manpower and PANRB for the year 2025, and the one that amended it in August. */
const DECREE = 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1017, 2, dan 2 Tahun 2024';
const AMENDMENT = 'SKB Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 933, 1, dan 3 Tahun 2025';

const NATIONAL: DaysOff = {
  '2025-01-01': 'Tahun Baru 2025 Masehi',
  '2025-01-27': 'Isra Mikraj Nabi Muhammad SAW',
  '2025-01-29': 'Tahun Baru Imlek 2576 Kongzili',
  '2025-03-29': 'Hari Suci Nyepi (Tahun Baru Saka 1947)',
  '2025-03-31': 'Idulfitri 1446 Hijriah',
  '2025-04-01': 'Idulfitri 1446 Hijriah',
  '2025-04-18': 'Wafat Yesus Kristus',
  '2025-04-20': 'Kebangkitan Yesus Kristus (Paskah)',
  '2025-05-01': 'Hari Buruh Internasional',
  '2025-05-12': 'Hari Raya Waisak 2569 BE',
  '2025-05-29': 'Kenaikan Yesus Kristus',
  '2025-06-01': 'Hari Lahir Pancasila',
  '2025-06-06': 'Iduladha 1446 Hijriah',
  '2025-06-27': '1 Muharam Tahun Baru Islam 1447 Hijriah',
  '2025-08-17': 'Proklamasi Kemerdekaan',
  '2025-09-05': 'Maulid Nabi Muhammad SAW',
  '2025-12-25': 'Kelahiran Yesus Kristus (Natal)',
};

const COLLECTIVE_LEAVE: DaysOff = {
  '2025-01-28': 'Cuti bersama Tahun Baru Imlek 2576 Kongzili',
  '2025-03-28': 'Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1947)',
  '2025-04-02': 'Cuti bersama Idulfitri 1446 Hijriah',
  '2025-04-03': 'Cuti bersama Idulfitri 1446 Hijriah',
  '2025-04-04': 'Cuti bersama Idulfitri 1446 Hijriah',
  '2025-04-07': 'Cuti bersama Idulfitri 1446 Hijriah',
  '2025-05-13': 'Cuti bersama Hari Raya Waisak 2569 BE',
  '2025-05-30': 'Cuti bersama Kenaikan Yesus Kristus',
  '2025-06-09': 'Cuti bersama Iduladha 1446 Hijriah',
  '2025-12-26': 'Cuti bersama Kelahiran Yesus Kristus (Natal)',
};

export const HOLIDAYS_2025 = [
  ...toHolidays('NATIONAL', NATIONAL, DECREE),
  ...toHolidays('COLLECTIVE_LEAVE', COLLECTIVE_LEAVE, DECREE),
  ...toHolidays('COLLECTIVE_LEAVE', { '2025-08-18': 'Cuti bersama Proklamasi Kemerdekaan' }, AMENDMENT),
];
