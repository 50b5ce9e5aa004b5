/** Invented people. Sort codes and account numbers are of no bank. */
import type { Person } from './types.ts';

type Row = [
  id: string,
  name: string,
  role: string,
  managerId: string,
  limit: number,
  sortCode: string,
  account: string,
];

// biome-ignore format: one person a line
const ROWS: Row[] = [
  ['postrow', 'Petra Ostrow', 'Team leader, Contact centre', 'hnyquist', 100_000, '00-00-14', '00005512'],
  ['sokoro', 'Sami Okoro', 'Adviser, Contact centre', 'postrow', 0, '', ''],
  ['lbrandt', 'Livia Brandt', 'Store trainer', 'postrow', 50_000, '00-00-27', '00008130'],
  ['otarrant', 'Owen Tarrant', 'Field technician', 'postrow', 0, '00-00-31', '00004477'],
  ['hnyquist', 'Halvard Nyquist', 'Head of customer service', 'gmoss', 500_000, '00-00-14', '00009026'],
  ['gmoss', 'Greta Moss', 'Finance', 'hnyquist', 10_000_000, '00-00-14', '00001203'],
];

export const FIRST_PERSON = 'postrow';
export const FINANCE = 'gmoss';

export function people(): Person[] {
  return ROWS.map(([id, name, role, managerId, limit, sortCode, account]) => ({
    id,
    name,
    role,
    managerId,
    limit,
    bank: account ? { holder: name, sortCode, account } : null,
    delegate: null,
  }));
}
