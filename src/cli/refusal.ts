/** Why a call or a file is refused whole, as one line for standard error; the program then exits with status 2. */
export class Refusal extends Error {}
