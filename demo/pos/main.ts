/** Starts Fernhill Store. */
import './elements/basket.ts';
import './elements/compare.ts';
import './elements/keypad.ts';
import { drawFrame } from './frame.ts';
import { cashUpPage } from './pages/cash-up.ts';
import { collectPage } from './pages/collect.ts';
import { handOverPage } from './pages/hand-over.ts';
import { productPage } from './pages/product.ts';
import { productsPage } from './pages/products.ts';
import { receiptPage } from './pages/receipt.ts';
import { returnPage } from './pages/return.ts';
import { returnsPage } from './pages/returns.ts';
import { sellPage } from './pages/sell.ts';
import { tradeInPage } from './pages/trade-in.ts';
import { startRoutes } from './routes.ts';
import { refreshSession } from './till.ts';

const { outlet, mark } = drawFrame(document.querySelector<HTMLElement>('#till')!);
void refreshSession();
startRoutes(
  [
    { path: '/sell', load: sellPage },
    { path: '/receipts/:id', load: receiptPage },
    { path: '/products', load: productsPage },
    { path: '/products/:id', load: productPage },
    { path: '/trade-in', load: tradeInPage },
    { path: '/returns', load: returnsPage },
    { path: '/returns/:id', load: returnPage },
    { path: '/collect', load: collectPage },
    { path: '/collect/:id', load: handOverPage },
    { path: '/cash-up', load: cashUpPage },
  ],
  outlet,
  mark,
);
