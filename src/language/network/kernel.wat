;; The arithmetic of the network over one memory that TypeScript lays out. Offsets and strides are bytes, counts are elements.
;; Sums of products are of integers; the rest is plain 32-bit arithmetic, one operation at a time: the same bits on every machine.
(module
  (import "network" "memory" (memory 1))

  ;; Four sums of four lanes each, as the four lanes of one.
  (func $sums (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (local $ab v128) (local $cd v128)
    (local.set $ab
      (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
    (local.set $cd
      (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd))))

  ;; out[r][c] = scale[c] * sum of x[r][i] w[c][i] + bias[c]: `x` rows of `k` 16-bit numbers, `out` 32-bit floats, `step` bytes to the row. `w` holds
  ;; sixteen columns after sixteen: two numbers of the first of the sixteen, two of the second and so on, then the next two of each; so a lane of a
  ;; product belongs to one column, and nothing is summed across lanes. `rows` and `k` are multiples of 2, `columns` of 16. A loop over more numbers
  ;; at once is slower by a third: V8 then loads too early and runs out of registers.
  (func (export "dense")
    (param $x i32) (param $rows i32) (param $k i32) (param $w i32) (param $columns i32) (param $scale i32) (param $bias i32) (param $out i32) (param $step i32)
    (local $bytes i32) (local $end i32) (local $xa i32) (local $xb i32) (local $last i32) (local $lastcolumn i32)
    (local $oa i32) (local $ob i32) (local $p i32)
    (local $va v128) (local $vb v128) (local $u v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 1)))
    (local.set $last (i32.add (local.get $x) (i32.mul (local.get $rows) (local.get $bytes))))
    (local.set $lastcolumn (i32.add (local.get $out) (i32.shl (local.get $columns) (i32.const 2))))
    ;; Sixteen columns at a time for all rows: their weights stay near while the rows pass.
    (loop $columns16
      (local.set $xa (local.get $x))
      (local.set $oa (local.get $out))
      (loop $rows2
        (local.set $end (i32.add (local.get $xa) (local.get $bytes)))
        (local.set $xb (local.get $end))
        (local.set $ob (i32.add (local.get $oa) (local.get $step)))
        (local.set $p (local.get $w))
        (local.set $a0 (v128.const i32x4 0 0 0 0)) (local.set $a1 (v128.const i32x4 0 0 0 0))
        (local.set $a2 (v128.const i32x4 0 0 0 0)) (local.set $a3 (v128.const i32x4 0 0 0 0))
        (local.set $b0 (v128.const i32x4 0 0 0 0)) (local.set $b1 (v128.const i32x4 0 0 0 0))
        (local.set $b2 (v128.const i32x4 0 0 0 0)) (local.set $b3 (v128.const i32x4 0 0 0 0))
        (loop $inner
          (local.set $va (v128.load32_splat (local.get $xa)))
          (local.set $vb (v128.load32_splat (local.get $xb)))
          (local.set $u (v128.load (local.get $p)))
          (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
          (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
          (local.set $u (v128.load offset=16 (local.get $p)))
          (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
          (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
          (local.set $u (v128.load offset=32 (local.get $p)))
          (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
          (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
          (local.set $u (v128.load offset=48 (local.get $p)))
          (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
          (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
          (local.set $xb (i32.add (local.get $xb) (i32.const 4)))
          (local.set $p (i32.add (local.get $p) (i32.const 64)))
          (local.set $xa (i32.add (local.get $xa) (i32.const 4)))
          (br_if $inner (i32.lt_u (local.get $xa) (local.get $end))))
        (v128.store (local.get $oa)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $a0)) (v128.load (local.get $scale))) (v128.load (local.get $bias))))
        (v128.store offset=16 (local.get $oa)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $a1)) (v128.load offset=16 (local.get $scale))) (v128.load offset=16 (local.get $bias))))
        (v128.store offset=32 (local.get $oa)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $a2)) (v128.load offset=32 (local.get $scale))) (v128.load offset=32 (local.get $bias))))
        (v128.store offset=48 (local.get $oa)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $a3)) (v128.load offset=48 (local.get $scale))) (v128.load offset=48 (local.get $bias))))
        (v128.store (local.get $ob)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $b0)) (v128.load (local.get $scale))) (v128.load (local.get $bias))))
        (v128.store offset=16 (local.get $ob)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $b1)) (v128.load offset=16 (local.get $scale))) (v128.load offset=16 (local.get $bias))))
        (v128.store offset=32 (local.get $ob)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $b2)) (v128.load offset=32 (local.get $scale))) (v128.load offset=32 (local.get $bias))))
        (v128.store offset=48 (local.get $ob)
          (f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (local.get $b3)) (v128.load offset=48 (local.get $scale))) (v128.load offset=48 (local.get $bias))))
        (local.set $oa (i32.add (local.get $ob) (local.get $step)))
        (local.set $xa (local.get $xb))
        (br_if $rows2 (i32.lt_u (local.get $xa) (local.get $last))))
      (local.set $w (local.get $p))
      (local.set $scale (i32.add (local.get $scale) (i32.const 64)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 64)))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (br_if $columns16 (i32.lt_u (local.get $out) (local.get $lastcolumn)))))

  ;; The same with `columns` rows of `k` 16-bit numbers at `w`, one after the other, and the rows of `out` likewise.
  ;; `rows` is a multiple of 2, `columns` of 4, `k` of 8.
  (func (export "cross")
    (param $x i32) (param $rows i32) (param $k i32) (param $w i32) (param $columns i32) (param $scale i32) (param $bias i32) (param $out i32)
    (local $bytes i32) (local $end i32) (local $xa i32) (local $xb i32) (local $last i32) (local $lastcolumn i32)
    (local $oa i32) (local $ob i32) (local $p i32) (local $q i32) (local $r i32) (local $t i32) (local $width i32)
    (local $vs v128) (local $vbias v128) (local $va v128) (local $vb v128) (local $u v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 1)))
    (local.set $width (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $last (i32.add (local.get $x) (i32.mul (local.get $rows) (local.get $bytes))))
    (local.set $lastcolumn (i32.add (local.get $out) (local.get $width)))
    ;; Four columns at a time for all rows: their weights stay near while the rows pass.
    (loop $columns4
      (local.set $xa (local.get $x))
      (local.set $oa (local.get $out))
      (local.set $vs (v128.load (local.get $scale)))
      (local.set $vbias (v128.load (local.get $bias)))
      (loop $rows2
          (local.set $end (i32.add (local.get $xa) (local.get $bytes)))
          (local.set $xb (local.get $end))
          (local.set $ob (i32.add (local.get $oa) (local.get $width)))
          (local.set $p (local.get $w))
          (local.set $q (i32.add (local.get $p) (local.get $bytes)))
          (local.set $r (i32.add (local.get $q) (local.get $bytes)))
          (local.set $t (i32.add (local.get $r) (local.get $bytes)))
          (local.set $a0 (v128.const i32x4 0 0 0 0)) (local.set $a1 (v128.const i32x4 0 0 0 0))
          (local.set $a2 (v128.const i32x4 0 0 0 0)) (local.set $a3 (v128.const i32x4 0 0 0 0))
          (local.set $b0 (v128.const i32x4 0 0 0 0)) (local.set $b1 (v128.const i32x4 0 0 0 0))
          (local.set $b2 (v128.const i32x4 0 0 0 0)) (local.set $b3 (v128.const i32x4 0 0 0 0))
          (loop $inner
            (local.set $va (v128.load (local.get $xa)))
            (local.set $vb (v128.load (local.get $xb)))
            (local.set $u (v128.load (local.get $p)))
            (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
            (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
            (local.set $u (v128.load (local.get $q)))
            (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
            (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
            (local.set $u (v128.load (local.get $r)))
            (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
            (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
            (local.set $u (v128.load (local.get $t)))
            (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $va) (local.get $u))))
            (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $vb) (local.get $u))))
            (local.set $xb (i32.add (local.get $xb) (i32.const 16)))
            (local.set $p (i32.add (local.get $p) (i32.const 16)))
            (local.set $q (i32.add (local.get $q) (i32.const 16)))
            (local.set $r (i32.add (local.get $r) (i32.const 16)))
            (local.set $t (i32.add (local.get $t) (i32.const 16)))
            (local.set $xa (i32.add (local.get $xa) (i32.const 16)))
            (br_if $inner (i32.lt_u (local.get $xa) (local.get $end))))
          (v128.store (local.get $oa)
            (f32x4.add
              (f32x4.mul
                (f32x4.convert_i32x4_s (call $sums (local.get $a0) (local.get $a1) (local.get $a2) (local.get $a3)))
                (local.get $vs))
              (local.get $vbias)))
          (v128.store (local.get $ob)
            (f32x4.add
              (f32x4.mul
                (f32x4.convert_i32x4_s (call $sums (local.get $b0) (local.get $b1) (local.get $b2) (local.get $b3)))
                (local.get $vs))
              (local.get $vbias)))
          (local.set $oa (i32.add (local.get $ob) (local.get $width)))
          (local.set $xa (local.get $xb))
          (br_if $rows2 (i32.lt_u (local.get $xa) (local.get $last))))
      (local.set $w (local.get $t))
      (local.set $scale (i32.add (local.get $scale) (i32.const 16)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (br_if $columns4 (i32.lt_u (local.get $out) (local.get $lastcolumn)))))

  ;; 16-bit numbers from floats: times `scale`, to the nearest, no less than `least`, cut where they do not fit. `count` is a multiple of 8.
  (func (export "narrow") (param $from i32) (param $to i32) (param $count i32) (param $scale f32) (param $least i32)
    (local $s v128) (local $floor v128) (local $end i32)
    (local.set $s (f32x4.splat (local.get $scale)))
    (local.set $floor (i16x8.splat (local.get $least)))
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (v128.store (local.get $to)
          (i16x8.max_s (local.get $floor)
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (v128.load (local.get $from)))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (v128.load offset=16 (local.get $from))))))))
        (local.set $from (i32.add (local.get $from) (i32.const 32)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br $next))))

  ;; The sum of the rows of the table at `rows` that the bits of `bits` name, from the lowest on, at `out`. Rows are of `wide` bytes, a multiple of 16.
  (func (export "sum") (param $rows i32) (param $bits i32) (param $out i32) (param $wide i32)
    (local $at i32) (local $left i32) (local $a v128)
    (loop $lanes
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $left (local.get $bits))
      (block $added
        (loop $bit
          (br_if $added (i32.eqz (local.get $left)))
          (local.set $a
            (f32x4.add
              (local.get $a)
              (v128.load (i32.add (i32.add (local.get $rows) (local.get $at)) (i32.mul (i32.ctz (local.get $left)) (local.get $wide))))))
          (local.set $left (i32.and (local.get $left) (i32.sub (local.get $left) (i32.const 1))))
          (br $bit)))
      (v128.store (i32.add (local.get $out) (local.get $at)) (local.get $a))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $lanes (i32.lt_u (local.get $at) (local.get $wide)))))

  ;; Of each of `words` words the row of the table at `forms` that the list at `form` names and the row of the table at `sums` that the list at `set`
  ;; names, added, as floats: times `scale`. Rows of the tables are 16-bit numbers in `wide` bytes, a multiple of 16.
  (func (export "gather")
    (param $form i32) (param $set i32) (param $words i32) (param $forms i32) (param $sums i32) (param $wide i32) (param $scale f32) (param $out i32)
    (local $a i32) (local $b i32) (local $end i32) (local $x v128) (local $s v128)
    (local.set $s (f32x4.splat (local.get $scale)))
    (block $done
      (loop $word
        (br_if $done (i32.eqz (local.get $words)))
        (local.set $a (i32.add (local.get $forms) (i32.mul (i32.load (local.get $form)) (local.get $wide))))
        (local.set $b (i32.add (local.get $sums) (i32.mul (i32.load (local.get $set)) (local.get $wide))))
        (local.set $end (i32.add (local.get $a) (local.get $wide)))
        (loop $lanes
          (local.set $x (i16x8.add_sat_s (v128.load (local.get $a)) (v128.load (local.get $b))))
          (v128.store (local.get $out) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $x)))))
          (v128.store offset=16 (local.get $out) (f32x4.mul (local.get $s) (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $x)))))
          (local.set $a (i32.add (local.get $a) (i32.const 16)))
          (local.set $b (i32.add (local.get $b) (i32.const 16)))
          (local.set $out (i32.add (local.get $out) (i32.const 32)))
          (br_if $lanes (i32.lt_u (local.get $a) (local.get $end))))
        (local.set $form (i32.add (local.get $form) (i32.const 4)))
        (local.set $set (i32.add (local.get $set) (i32.const 4)))
        (local.set $words (i32.sub (local.get $words) (i32.const 1)))
        (br $word))))

  ;; For each of `words` rows at `a` a row three times as wide at `to`, in 16-bit numbers as `narrow` makes them: its products with the row at `b` that the
  ;; list at `heads` names, then the two rows. Rows at `a` and `b` are floats in `wide` bytes, a multiple of 32.
  (func (export "pairs") (param $a i32) (param $b i32) (param $heads i32) (param $words i32) (param $wide i32) (param $scale f32) (param $to i32)
    (local $end i32) (local $other i32) (local $step i32) (local $s v128) (local $x v128) (local $y v128) (local $v v128) (local $w v128)
    (local.set $s (f32x4.splat (local.get $scale)))
    (local.set $step (i32.shr_u (local.get $wide) (i32.const 1)))
    (block $done
      (loop $word
        (br_if $done (i32.eqz (local.get $words)))
        (local.set $other (i32.add (local.get $b) (i32.mul (i32.load (local.get $heads)) (local.get $wide))))
        (local.set $end (i32.add (local.get $a) (local.get $wide)))
        (loop $lanes
          (local.set $x (v128.load (local.get $a)))
          (local.set $y (v128.load offset=16 (local.get $a)))
          (local.set $v (v128.load (local.get $other)))
          (local.set $w (v128.load offset=16 (local.get $other)))
          (v128.store (local.get $to)
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (f32x4.mul (local.get $x) (local.get $v)))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (f32x4.mul (local.get $y) (local.get $w)))))))
          (v128.store (i32.add (local.get $to) (local.get $step))
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (local.get $x))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (local.get $y))))))
          (v128.store (i32.add (local.get $to) (local.get $wide))
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (local.get $v))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (local.get $w))))))
          (local.set $other (i32.add (local.get $other) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (local.set $a (i32.add (local.get $a) (i32.const 32)))
          (br_if $lanes (i32.lt_u (local.get $a) (local.get $end))))
        (local.set $to (i32.add (local.get $to) (local.get $wide)))
        (local.set $heads (i32.add (local.get $heads) (i32.const 4)))
        (local.set $words (i32.sub (local.get $words) (i32.const 1)))
        (br $word))))

  ;; No float of `bytes` bytes at `at` stays below 0. Bytes are a multiple of 16.
  (func (export "floor") (param $at i32) (param $bytes i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $at) (local.get $bytes)))
    (loop $next
      (v128.store (local.get $at) (f32x4.pmax (v128.const f32x4 0 0 0 0) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))

  ;; One direction of a layer over `steps` words, with gate(x) = 0.5 + 0.5 x / sqrt(1 + x x): keep = gate(f + carry0 c + bias0), open = gate(r + carry1 c + bias1),
  ;; c' = keep c + (1 - keep) x, h = open c' + (1 - open) skip. `u`: x, f, r, each `both` bytes from the next; `own`: carry0, carry1, bias0, bias1 likewise.
  ;; `state` takes c, which starts as zeros; h goes to `out`, `outstep` bytes from word to word, and to `short`, half as many, as `narrow` makes it.
  (func (export "recur")
    (param $u i32) (param $ustep i32) (param $skip i32) (param $skipstep i32) (param $out i32) (param $outstep i32) (param $short i32) (param $scale f32)
    (param $steps i32) (param $both i32) (param $own i32) (param $state i32)
    (local $at i32) (local $half i32) (local $f i32) (local $r i32) (local $o1 i32) (local $o2 i32) (local $o3 i32)
    (local $c v128) (local $g v128) (local $keep v128) (local $open v128) (local $s v128)
    (local.set $half (i32.shr_u (local.get $both) (i32.const 1)))
    (local.set $o1 (i32.add (local.get $own) (local.get $both)))
    (local.set $o2 (i32.add (local.get $o1) (local.get $both)))
    (local.set $o3 (i32.add (local.get $o2) (local.get $both)))
    (local.set $s (f32x4.splat (local.get $scale)))
    (memory.fill (local.get $state) (i32.const 0) (local.get $half))
    (block $done
      (loop $step
        (br_if $done (i32.eqz (local.get $steps)))
        (local.set $f (i32.add (local.get $u) (local.get $both)))
        (local.set $r (i32.add (local.get $f) (local.get $both)))
        (local.set $at (i32.const 0))
        (loop $lanes
          (local.set $c (v128.load (i32.add (local.get $state) (local.get $at))))
          (local.set $g
            (f32x4.add
              (f32x4.add
                (v128.load (i32.add (local.get $f) (local.get $at)))
                (f32x4.mul (v128.load (i32.add (local.get $own) (local.get $at))) (local.get $c)))
              (v128.load (i32.add (local.get $o2) (local.get $at)))))
          (local.set $keep
            (f32x4.add
              (v128.const f32x4 0.5 0.5 0.5 0.5)
              (f32x4.mul
                (v128.const f32x4 0.5 0.5 0.5 0.5)
                (f32x4.div (local.get $g) (f32x4.sqrt (f32x4.add (v128.const f32x4 1 1 1 1) (f32x4.mul (local.get $g) (local.get $g))))))))
          (local.set $g
            (f32x4.add
              (f32x4.add
                (v128.load (i32.add (local.get $r) (local.get $at)))
                (f32x4.mul (v128.load (i32.add (local.get $o1) (local.get $at))) (local.get $c)))
              (v128.load (i32.add (local.get $o3) (local.get $at)))))
          (local.set $open
            (f32x4.add
              (v128.const f32x4 0.5 0.5 0.5 0.5)
              (f32x4.mul
                (v128.const f32x4 0.5 0.5 0.5 0.5)
                (f32x4.div (local.get $g) (f32x4.sqrt (f32x4.add (v128.const f32x4 1 1 1 1) (f32x4.mul (local.get $g) (local.get $g))))))))
          (local.set $c
            (f32x4.add
              (f32x4.mul (local.get $keep) (local.get $c))
              (f32x4.mul
                (f32x4.sub (v128.const f32x4 1 1 1 1) (local.get $keep))
                (v128.load (i32.add (local.get $u) (local.get $at))))))
          (v128.store (i32.add (local.get $state) (local.get $at)) (local.get $c))
          (local.set $c
            (f32x4.add
              (f32x4.mul (local.get $open) (local.get $c))
              (f32x4.mul
                (f32x4.sub (v128.const f32x4 1 1 1 1) (local.get $open))
                (v128.load (i32.add (local.get $skip) (local.get $at))))))
          (v128.store (i32.add (local.get $out) (local.get $at)) (local.get $c))
          (local.set $c (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $s) (local.get $c)))))
          (v128.store64_lane 0
            (i32.add (local.get $short) (i32.shr_u (local.get $at) (i32.const 1)))
            (i16x8.narrow_i32x4_s (local.get $c) (local.get $c)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $lanes (i32.lt_u (local.get $at) (local.get $half))))
        (local.set $u (i32.add (local.get $u) (local.get $ustep)))
        (local.set $skip (i32.add (local.get $skip) (local.get $skipstep)))
        (local.set $out (i32.add (local.get $out) (local.get $outstep)))
        (local.set $short (i32.add (local.get $short) (i32.shr_s (local.get $outstep) (i32.const 1))))
        (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
        (br $step))))

  ;; The first of the largest floats of each of `rows` rows, `step` bytes from one to the next, as 32-bit places from 0 at `to`. `bytes` of a row are
  ;; looked at, a multiple of 16; what is not to be found is minus infinity.
  (func (export "largest") (param $at i32) (param $rows i32) (param $step i32) (param $bytes i32) (param $to i32)
    (local $p i32) (local $end i32) (local $top v128) (local $found v128) (local $place v128) (local $x v128) (local $more v128)
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $p (local.get $at))
        (local.set $end (i32.add (local.get $at) (local.get $bytes)))
        (local.set $top (v128.const f32x4 -inf -inf -inf -inf))
        (local.set $found (v128.const i32x4 0 0 0 0))
        (local.set $place (v128.const i32x4 0 1 2 3))
        (loop $lanes
          (local.set $x (v128.load (local.get $p)))
          (local.set $more (f32x4.gt (local.get $x) (local.get $top)))
          (local.set $top (v128.bitselect (local.get $x) (local.get $top) (local.get $more)))
          (local.set $found (v128.bitselect (local.get $place) (local.get $found) (local.get $more)))
          (local.set $place (i32x4.add (local.get $place) (v128.const i32x4 4 4 4 4)))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $lanes (i32.lt_u (local.get $p) (local.get $end))))
        ;; The largest of the four lanes in all of them; then the least place of the lanes that have it.
        (local.set $x (f32x4.pmax (local.get $top) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $top) (local.get $top))))
        (local.set $x (f32x4.pmax (local.get $x) (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $x) (local.get $x))))
        (local.set $found
          (v128.bitselect (local.get $found) (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff) (f32x4.eq (local.get $top) (local.get $x))))
        (local.set $found
          (i32x4.min_u (local.get $found) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $found) (local.get $found))))
        (local.set $found
          (i32x4.min_u (local.get $found) (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $found) (local.get $found))))
        (i32.store (local.get $to) (i32x4.extract_lane 0 (local.get $found)))
        (local.set $to (i32.add (local.get $to) (i32.const 4)))
        (local.set $at (i32.add (local.get $at) (local.get $step)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row))))

  ;; Best paths through classes (Viterbi 1967): at `scores` the first row becomes the worth of beginning with each class, every later one of `words`
  ;; rows the worth of the best path to each class there, and the row of `back` beside it the class before. `follow` has a row for each class, what it
  ;; is worth to each after it. Rows of `scores` are `step` bytes from each other; of `wide` bytes all are read, a multiple of 16.
  (func (export "paths")
    (param $scores i32) (param $words i32) (param $step i32) (param $follow i32) (param $classes i32) (param $wide i32) (param $back i32)
    (local $now i32) (local $lane i32) (local $from i32) (local $p i32) (local $last i32)
    (local $top v128) (local $found v128) (local $class v128) (local $x v128) (local $more v128)
    (local.set $last (i32.shl (local.get $classes) (i32.const 2)))
    (block $done
      (loop $word
        (local.set $words (i32.sub (local.get $words) (i32.const 1)))
        (br_if $done (i32.eqz (local.get $words)))
        (local.set $now (local.get $scores))
        (local.set $scores (i32.add (local.get $scores) (local.get $step)))
        (local.set $back (i32.add (local.get $back) (local.get $wide)))
        (local.set $lane (i32.const 0))
        (loop $lanes
          (local.set $top (v128.const f32x4 -inf -inf -inf -inf))
          (local.set $found (v128.const i32x4 0 0 0 0))
          (local.set $class (v128.const i32x4 0 0 0 0))
          (local.set $p (i32.add (local.get $follow) (local.get $lane)))
          (local.set $from (i32.const 0))
          (loop $classes
            (local.set $x (f32x4.add (v128.load32_splat (i32.add (local.get $now) (local.get $from))) (v128.load (local.get $p))))
            (local.set $more (f32x4.gt (local.get $x) (local.get $top)))
            (local.set $top (v128.bitselect (local.get $x) (local.get $top) (local.get $more)))
            (local.set $found (v128.bitselect (local.get $class) (local.get $found) (local.get $more)))
            (local.set $class (i32x4.add (local.get $class) (v128.const i32x4 1 1 1 1)))
            (local.set $p (i32.add (local.get $p) (local.get $wide)))
            (local.set $from (i32.add (local.get $from) (i32.const 4)))
            (br_if $classes (i32.lt_u (local.get $from) (local.get $last))))
          (v128.store
            (i32.add (local.get $scores) (local.get $lane))
            (f32x4.add (local.get $top) (v128.load (i32.add (local.get $scores) (local.get $lane)))))
          (v128.store (i32.add (local.get $back) (local.get $lane)) (local.get $found))
          (local.set $lane (i32.add (local.get $lane) (i32.const 16)))
          (br_if $lanes (i32.lt_u (local.get $lane) (local.get $wide))))
        (br $word)))))
