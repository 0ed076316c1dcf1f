import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { coin } from "../../chain/deployment.ts";
import { formatDecimal } from "../../format/index.ts";
import { contractSentences } from "./sentences/index.ts";
import { reasonSentence } from "./sentences/reasons.ts";
import type { TxError } from "./txError.ts";
import { writeArgs } from "./writeArgs.ts";

const GAS_DIGITS = { maximum: 6 };

function ofCoin(amount: bigint, locale: string): string {
  return formatDecimal(amount, coin.decimals, locale, GAS_DIGITS);
}

function insufficientGas(error: Extract<TxError, { kind: "insufficientGas" }>, locale: string): MessageDescriptor {
  const { symbol } = coin;
  if (error.cost === undefined || error.balance === undefined) {
    return msg`Your account has too little ${symbol} to pay for gas.`;
  }
  const cost = ofCoin(error.cost, locale);
  const balance = ofCoin(error.balance, locale);
  return msg`Your account has ${balance} ${symbol}; about ${cost} ${symbol} are needed for gas.`;
}

function contract(error: Extract<TxError, { kind: "contract" }>, locale: string): MessageDescriptor {
  const sentence = contractSentences[error.name];
  if (sentence) return sentence(writeArgs(error.name, error.args, locale));
  const { name } = error;
  return msg`The contract refused: ${name}.`;
}

function panic(code: number): MessageDescriptor {
  if (code === 0x11) return msg`The contract refused: a number is too large.`;
  const text = `0x${code.toString(16).padStart(2, "0")}`;
  return msg`The contract stopped because of an error in it (panic ${text}). Nothing was changed.`;
}

function describe(error: TxError, locale: string): MessageDescriptor {
  switch (error.kind) {
    case "rejected":
      return msg`You declined in your wallet. Nothing was sent.`;
    case "walletBusy":
      return msg`Your wallet is waiting for an answer to an earlier request. Open it and answer there first.`;
    case "walletLocked":
      return msg`Your wallet is locked or no longer connected. Unlock it, connect again and retry.`;
    case "walletCannot":
      return msg`Your wallet does not support what is needed here.`;
    case "wrongNetwork": {
      const { actual, expected } = error;
      return msg`Your wallet is on network ${actual}; this page works on network ${expected}. Switch the network and try again.`;
    }
    case "insufficientGas":
      return insufficientGas(error, locale);
    case "rpcDown":
      return msg`The chain's node does not answer. Nothing was sent; try again in a moment.`;
    case "replaced":
      return msg`Another transaction of your wallet took the place of this one, so it will not be carried out.`;
    case "cancelled":
      return msg`You cancelled the transaction in your wallet. Nothing was changed.`;
    case "contract":
      return contract(error, locale);
    case "reason": {
      const { reason } = error;
      const sentence = reasonSentence(reason);
      if (sentence) return sentence;
      return msg`The contract refused: “${reason}”`;
    }
    case "panic":
      return panic(error.code);
    case "revert":
      return msg`The contract refused the call without naming a reason. Nothing was changed.`;
    case "invalidRequest":
      return msg`The form has a value that cannot be sent. Check the fields and try again.`;
    case "outcomeMissing":
      return msg`The transaction is in a block, but the chain does not show what was asked for. Look at its log before you try again.`;
    case "unknown": {
      const { message } = error;
      return msg`Something unexpected happened: ${message}`;
    }
  }
}

/** What went wrong, in a sentence in the user's language. */
export function sentenceOf(error: TxError, i18n: I18n): string {
  return i18n._(describe(error, i18n.locale));
}
