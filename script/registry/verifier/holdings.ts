/** Which custody statement a confirmation names, and how much of what its account held is spoken for. */
import type { Protocol } from "../../chain/protocol.ts";
import { formatIsoDate } from "../calendar.ts";
import { type ChainStatement, type Movement, readMovements, readStatements } from "../chain/custody.ts";
import type { ProvenCustody } from "../evidence/custody.ts";
import { groupDigits } from "../integer.ts";
import { fail, ok, type Result } from "../result.ts";
import { printable } from "../text.ts";

export class Holdings {
  private readonly statements: readonly ChainStatement[];
  private readonly movements: Movement[];

  /** `movements`: what was confirmed under these statements, and what of it left. */
  constructor(statements: readonly ChainStatement[], movements: readonly Movement[]) {
    // The latest day first, of one day the latest statement.
    this.statements = [...statements].sort((a, b) => b.date - a.date || b.number - a.number);
    this.movements = [...movements];
  }

  /**
   * The number of the statement under which so many tonnes more can be confirmed; they count from then on. A statement says what
   * its account held on a day, so all that was ever confirmed of that account lies within it, but what had left by then. `wanted`
   * names one; `proof` is what the block's evidence says, and the statement must be about the same account and document.
   */
  draw(tonnes: bigint, wanted: number | undefined, proof: ProvenCustody | undefined): Result<number, string> {
    const named = this.statements.filter(({ number }) => wanted === undefined || number === wanted);
    if (named.length === 0)
      return fail(
        wanted === undefined
          ? "no custody statement about its registry is on chain: registry:custody states one"
          : `its registry has no custody statement number ${wanted}`,
      );
    const [statement] =
      proof === undefined
        ? named
        : named.filter(({ account, documentCid }) => account === proof.account && documentCid === proof.document);
    if (statement === undefined)
      return fail(
        `no custody statement on chain names the account "${printable((proof as ProvenCustody).account, 60)}" and the document ${printable((proof as ProvenCustody).document, 80)} of its evidence`,
      );
    const { number, date, tonnes: held } = statement;
    const before = this.inAccount(statement);
    if (before + tonnes > held)
      return fail(
        `custody statement ${number} of ${formatIsoDate(date)} is about ${groupDigits(held)} t, of which ${groupDigits(before)} t are issued here: its ${groupDigits(tonnes)} t lie beyond`,
      );
    this.movements.push({ custody: number, tonnes });
    return ok(number);
  }

  /** What the statement's account held of blocks that are confirmed by now {t}: without what had left before its day. */
  private inAccount({ account, date }: ChainStatement): bigint {
    const numbers = new Set(this.statements.filter((one) => one.account === account).map(({ number }) => number));
    return this.movements
      .filter(({ custody, leftOn }) => numbers.has(custody) && (leftOn === undefined || leftOn < date))
      .reduce((sum, { tonnes, leftOn }) => (leftOn === undefined ? sum + tonnes : sum - tonnes), 0n);
  }
}

/** A registry's statements as they are at the block `at`; `ofRegistry` picks the registry's blocks. */
export async function readHoldings(
  protocol: Protocol,
  registry: number,
  ofRegistry: (blockId: number) => boolean,
  at: bigint,
): Promise<Holdings> {
  return new Holdings(await readStatements(protocol, registry, at), await readMovements(protocol, ofRegistry, at));
}
