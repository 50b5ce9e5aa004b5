/** Tells whether this is an IMEI: 15 digits, the last one a Luhn check digit (3GPP TS 23.003, annex B). */
export function isImei(typed: string): boolean {
  const digits = typed.replace(/[\s-]/g, '');
  if (!/^\d{15}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, sign, i) => {
    const digit = Number(sign) * (i % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
