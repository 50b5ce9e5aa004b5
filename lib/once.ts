/** Remembers answers: the same question is answered once. @param of answers it, never with undefined */
export function once<K, T>(of: (asked: K) => T): (asked: K) => T {
  const known = new Map<K, T>();
  return (asked) => {
    let answer = known.get(asked);
    if (answer === undefined) {
      answer = of(asked);
      known.set(asked, answer);
    }
    return answer;
  };
}
