/** `de` before a name: `d’Agathe`, `de Rosa`. */
export function de(name: string): string {
  return /^[AEIOUYÀÂÉÈÊËÎÏÔÛ]/i.test(name) ? `d’${name}` : `de ${name}`;
}
