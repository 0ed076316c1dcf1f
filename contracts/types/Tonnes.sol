// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @dev One tonne of CO2 equivalent in on-chain units {unit/t}.
uint256 constant TONNE = 1e18;

/// @dev The smallest retirement, deposit or listing {unit}: 0.001 t.
uint256 constant MIN_AMOUNT = 0.001e18;

/// @dev Most lines of a certificate.
uint256 constant MAX_CERTIFICATE_LINES = 64;
