import { useEffect, useRef } from 'react';
import { amountText } from '../../components/Amount';
import { announce } from '../../components/announce';
import { rejectionMessage, type Rejection } from '../../engine/rejections';
import { percentText } from '../../selectors/poolPrice';
import { impactWord, type TradeFigures } from '../../selectors/poolTrade';
import type { SwapForm } from './useSwap';

/** How long nothing must be typed before the quote is read out. */
const pauseMilliseconds = 900;

/** Reads the quote out once, when typing has paused. What the living economy changes meanwhile is not read out. */
export function useQuoteAnnouncement(form: SwapForm, assetOut: string): void {
  const { draft } = form;
  const text = quoteSentence(form.figures, assetOut, form.rejection);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    if (draft.amount.text === '') return undefined;
    const timer = setTimeout(() => {
      if (latest.current !== undefined) announce(latest.current);
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [draft]);
}

function quoteSentence(
  figures: TradeFigures | undefined,
  assetOut: string,
  rejection: Rejection | undefined,
): string | undefined {
  if (rejection !== undefined) return `${rejectionMessage(rejection)}.`;
  if (figures === undefined) return undefined;
  const { whole, fraction, unit } = amountText(
    { units: figures.received, asset: assetOut, compact: true },
    'NXT',
  );
  return `You receive ${whole}${fraction} ${unit}. Price impact: ${impactWord(figures.impact)}, ${percentText(figures.impact)}.`;
}
