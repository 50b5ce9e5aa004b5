/** Invented orders. Prices in pounds. */
import type { Order } from '../../desk/types.ts';

const line = (sku: string, name: string, price: number, quantity = 1) => ({ sku, name, price, quantity });
const order = (
  id: string,
  customerId: string,
  placed: string,
  status: string,
  lines: Order['lines'],
): Order => ({
  id,
  customerId,
  placed,
  status,
  lines,
  refunded: 0,
  payment: `Card ending ${(Number(id.slice(3)) % 9000) + 1000}`,
});

export function orders(): Order[] {
  return [
    order('FM-70311', '1042', '2026-10-28', 'Delivered', [
      line('CV-114', 'Clear case, Alder 7', 24),
      line('CH-030', 'Wall charger 30 W', 29.5),
      line('EB-220', 'Pebble earbuds', 89),
    ]),
    order('FM-69874', '1042', '2026-08-03', 'Delivered', [line('SG-007', 'Screen guard, Alder 7', 14.99, 2)]),
    order('FM-70355', '1057', '2026-11-02', 'Delivered', [
      line('PH-710', 'Alder 7 phone, 128 GB, slate', 499),
      line('CV-114', 'Clear case, Alder 7', 24),
    ]),
    order('FM-70402', '1063', '2026-11-06', 'Dispatched', [line('WT-310', 'Rowan watch, 41 mm', 219)]),
    order('FM-70290', '1071', '2026-10-25', 'Delivered', [line('RP-005', 'Roaming pass, 5 days', 18, 2)]),
    order('FM-70118', '1088', '2026-09-30', 'Delivered', [line('RT-200', 'Hearth router', 79)]),
    order('FM-70377', '1094', '2026-11-04', 'Delivered', [line('EB-220', 'Pebble earbuds', 89)]),
    order('FM-70266', '1103', '2026-10-21', 'Delivered', [line('PH-520', 'Birch 5 phone, 64 GB, fog', 259)]),
    order('FM-70410', '1116', '2026-11-08', 'Processing', [line('TU-020', 'Top-up voucher', 20)]),
    order('FM-70301', '1120', '2026-10-27', 'Delivered', [
      line('TB-110', 'Willow tablet, 10 in', 329),
      line('PN-010', 'Willow pen', 45),
    ]),
    order('FM-69920', '1135', '2026-08-11', 'Delivered', [line('CH-065', 'Desk charger 65 W', 54)]),
  ];
}
