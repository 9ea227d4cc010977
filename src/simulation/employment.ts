/** Who works where: sectors get workers in proportion to their weights. */

/** Workers by sector. Citizen i works where weight·(i + 1) − workers·Σweights is largest (ties: the earlier sector). */
export function employment<T>(citizens: readonly T[], weights: readonly number[]): readonly (readonly T[])[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const teams: T[][] = weights.map(() => []);
  for (const [index, citizen] of citizens.entries()) {
    let best = 0;
    let bestClaim = Number.NEGATIVE_INFINITY;
    for (const [sector, weight] of weights.entries()) {
      const claim = weight * (index + 1) - (teams[sector]?.length ?? 0) * total;
      if (claim > bestClaim) {
        best = sector;
        bestClaim = claim;
      }
    }
    teams[best]?.push(citizen);
  }
  return teams;
}
